// What the report's rules cannot do alone: panes that scroll together, the slider, copying.

for (const card of document.querySelectorAll('.card')) {
  const panes = [...card.querySelectorAll('.scroll')];
  for (const pane of panes) pane.addEventListener('scroll', () => follow(pane, panes));
  card.addEventListener('change', ({ target }) => {
    if (target.type === 'radio') panes.filter((pane) => pane.clientWidth).forEach(show);
  });
}

for (const handle of document.querySelectorAll('.handle')) {
  handle.addEventListener('input', () => {
    handle.closest('.stack').style.setProperty('--at', `${handle.value}%`);
  });
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const command = button.previousElementSibling;
    getSelection().selectAllChildren(command);
    // Missing where the report is read from a server without TLS.
    await navigator.clipboard?.writeText(command.textContent);
    button.textContent = navigator.clipboard ? 'Copied' : 'Selected';
  });
}

function follow(pane, panes) {
  for (const other of panes) {
    if (other !== pane) other.scrollTo(pane.scrollLeft, pane.scrollTop);
  }
}

/** Scrolls the pane, but not the page, to the middle of what differs. */
function show(pane) {
  const outline = pane.querySelector('.outline');
  if (!outline) return;
  const frame = outline.parentElement;
  const middle = (share, size, all) => ((share + size / 2) / 100) * all;
  const { left, top, width, height } = outline.style;
  const [x, y, w, h] = [left, top, width, height].map(Number.parseFloat);
  pane.scrollTo(
    middle(x, w, frame.clientWidth) - pane.clientWidth / 2,
    middle(y, h, frame.clientHeight) - pane.clientHeight / 2,
  );
}
