"""What is true as soon as a mini-program has been opened."""

import pytest

from tests.browser.driver.conftest import OpenLab

pytestmark = pytest.mark.browsers("chromium", "firefox")


def test_what_is_drawn_once_the_page_is_ready_is_there(lab: OpenLab) -> None:
    page = lab(
        """
        <canvas canvas-id="card" style="width: 20px; height: 10px"></canvas>
        <view tt:for="{{many}}" tt:key="*this">{{item}}</view>
        """,
        """
        Page({
          data: { many: Array.from({ length: 3000 }, (_, index) => index) },
          onReady() {
            const context = tt.createCanvasContext('card', this);
            context.setFillStyle('#0000ff');
            context.fillRect(0, 0, 20, 10);
            context.draw();
          },
        })
        """,
        window={"navigationBarTitleText": "Many"},
    )
    assert page.export("card").image.getpixel((5, 5)) == (0, 0, 255)
    assert page.title == "Many"

    page.restart()
    assert page.export("card").image.getpixel((5, 5)) == (0, 0, 255)
