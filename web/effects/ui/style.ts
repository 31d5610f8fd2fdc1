/** The looks of everything that the platform draws over the page, light and dark. */

export const STYLE = `
:host {
  all: initial !important;
  display: contents !important;
  font: 16px/1.45 var(--pysim-font, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto,
    "PingFang SC", "Noto Sans CJK SC", "Noto Sans", Arial, sans-serif) !important;
  -webkit-text-size-adjust: 100% !important;
  --surface: #fff;
  --text: #1f2329;
  --second: #646a73;
  --line: #1f232926;
  --press: #1f232914;
  --gap: #f2f3f5;
  --accent: #245bdb;
  --shade: #00000073;
  --toast: #1f2329e6;
}
@media (prefers-color-scheme: dark) {
  :host {
    --surface: #2b2b2d;
    --text: #ebebeb;
    --second: #a6a6a6;
    --line: #ebebeb26;
    --press: #ebebeb1a;
    --gap: #1a1a1b;
    --accent: #75a4ff;
    --shade: #0009;
    --toast: #48484cf2;
  }
}
*, ::before, ::after { box-sizing: border-box; -webkit-tap-highlight-color: transparent; }

dialog, [popover] {
  margin: auto; padding: 0; border: 0; color: var(--text); background: none;
  max-width: none; max-height: none; overflow: visible;
}
dialog::backdrop { background: var(--shade); }
button {
  display: block; margin: 0; padding: 12px 16px; min-height: 50px; border: 0; font: inherit;
  color: inherit; background: none; cursor: pointer; touch-action: manipulation;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
}
button:active { background: var(--press); }
@media (hover: hover) { button:hover { background: var(--press); } }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: -4px; border-radius: 12px; }
.two-lines {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
  overflow-wrap: anywhere;
}

.icon { display: block; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; }
.icon.loading { animation: turn .9s linear infinite; }

.toast {
  position: fixed; inset: 0; width: auto; height: auto; display: grid; place-items: center;
  padding: 24px; pointer-events: none; user-select: none;
}
.toast:not(:popover-open) { display: none; }
.toast.mask { pointer-events: auto; }
.toast > div {
  display: grid; justify-items: center; gap: 10px; max-width: min(280px, 100%);
  padding: 12px 18px; border-radius: 10px; color: #fff; background: var(--toast);
  font-size: 15px; text-align: center; box-shadow: 0 6px 24px #0003;
  animation: appear .16s ease-out;
}
.toast > div:has(.icon) { min-width: 128px; padding: 22px 20px 18px; border-radius: 14px; }
.toast .icon { width: 40px; height: 40px; }
.toast .error { color: #ff8a85; }
.toast .warning { color: #ffc46b; }
.toast .info { color: #8fb4ff; }

.modal {
  width: min(312px, calc(100vw - 48px)); border-radius: 14px; background: var(--surface);
  overflow: hidden; animation: appear .16s ease-out; box-shadow: 0 12px 48px #0003;
}
.modal .words {
  max-height: calc(100vh - 160px); overflow: auto; overscroll-behavior: contain;
  padding: 24px 20px 22px; text-align: center;
}
.modal h2 { margin: 0; font-size: 17px; font-weight: 600; line-height: 1.4; }
.modal p {
  margin: 0; font-size: 15px; color: var(--second); white-space: pre-wrap; overflow-wrap: anywhere;
}
.modal h2 + p { margin-top: 8px; }
.modal p:first-child { color: var(--text); font-size: 16px; }
.modal .choices { display: flex; border-top: 1px solid var(--line); }
.modal .choices button { flex: 1 1 0; min-width: 0; font-size: 17px; }
.modal .choices button + button { border-left: 1px solid var(--line); }
.modal .confirm { color: var(--accent); font-weight: 600; }

.switches label {
  display: flex; justify-content: space-between; align-items: center; gap: 16px; padding: 10px 0;
  font-size: 15px; text-align: start;
}
.switches input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--accent); }

.sheet {
  position: fixed; inset: auto 0 0; width: 100%; max-width: 480px; max-height: 90vh;
  border-radius: 14px 14px 0 0; background: var(--surface); overflow: auto;
  animation: rise .2s cubic-bezier(.2, .8, .3, 1);
}
.sheet button { width: 100%; min-height: 54px; font-size: 17px; text-align: center; }
.sheet button + button:not(.cancel) { border-top: 1px solid var(--line); }
.sheet .cancel {
  border-top: 8px solid var(--gap); padding-bottom: calc(12px + env(safe-area-inset-bottom));
  min-height: 62px;
}
@media (min-width: 600px) {
  .sheet { inset: 0; margin: auto; width: 320px; height: fit-content; border-radius: 14px;
    animation-name: appear; box-shadow: 0 12px 48px #0003; }
}

.viewer, .viewer:focus-visible { outline: none; }
.viewer {
  position: fixed; inset: 0; width: 100%; height: 100%; color: #fff; background: #000;
  overflow: hidden; animation: fade .16s ease-out;
}
.viewer .field {
  position: absolute; inset: 0; display: grid; grid-template: 100% / 100%; place-items: center;
  overflow: hidden;
  touch-action: none; user-select: none; cursor: grab;
}
.viewer img {
  max-width: 100%; max-height: 100%; width: auto; height: auto; object-fit: contain;
  background: repeating-conic-gradient(#555 0 25%, #444 0 50%) 0 0 / 16px 16px;
}
.viewer p { max-width: 300px; padding: 24px; color: #bbb; text-align: center; overflow-wrap: anywhere; }
.viewer .wait .icon { width: 36px; height: 36px; }
.viewer > button {
  position: absolute; display: grid; place-items: center; width: 44px; height: 44px;
  min-height: 0; padding: 0; border-radius: 50%; color: #fff; background: #2b2b2db3;
}
.viewer > button:hover { background: #48484ce6; }
.viewer > button[aria-disabled=true] { opacity: .3; cursor: default; }
.viewer > button .icon { width: 24px; height: 24px; }
.viewer > button:focus-visible { outline-offset: 2px; outline-color: #75a4ff; border-radius: 50%; }
.viewer .close { top: calc(12px + env(safe-area-inset-top)); left: 12px; }
.viewer .save { bottom: calc(20px + env(safe-area-inset-bottom)); right: 16px; }
.viewer .previous { left: 12px; top: calc(50% - 22px); }
.viewer .next { right: 12px; top: calc(50% - 22px); }
@media (hover: none) { .viewer .previous, .viewer .next { display: none; } }
.viewer .counter {
  position: absolute; top: calc(22px + env(safe-area-inset-top)); left: 0; right: 0;
  font-size: 15px; text-align: center; pointer-events: none; text-shadow: 0 1px 3px #000c;
}

.note[popover] {
  position: fixed; inset: auto 16px 16px auto; display: flex; align-items: center; gap: 12px;
  padding: 8px 18px 8px 8px; border-radius: 12px; color: var(--text); background: var(--surface);
  font-size: 15px; box-shadow: 0 6px 28px #0004, 0 0 0 1px var(--line);
  animation: appear .16s ease-out;
}
.note:not(:popover-open) { display: none; }
.note img { width: 44px; height: 44px; border-radius: 6px; object-fit: cover; }

@keyframes fade { from { opacity: 0; } }
@keyframes appear { from { opacity: 0; transform: scale(.96); } }
@keyframes rise { from { transform: translateY(100%); } }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) {
  .modal, .sheet, .viewer, .note[popover], .toast > div { animation: none; }
  .icon.loading { animation-duration: 3s; }
}
`;
