"""What the tests share: servers, the way into a page, scenes, values that JSON has no word for."""
