import htmx from 'htmx.org';
import 'htmx-ext-sse';
import { startClocks } from './clocks.js';
import { startDrafts } from './drafts.js';
import { startHold } from './hold.js';
import { startKeys } from './keys.js';
import { wipeOnSignOut } from './offline.js';
import { startOnce } from './once.js';
import { startMenus, startSelection, startTheme } from './small.js';

window.htmx = htmx;
document.documentElement.classList.add('js');
startTheme();
startKeys();
startOnce();
startHold();
startMenus();
startSelection();
wipeOnSignOut();
startDrafts();
startClocks();

// A fragment meant for a side panel is a page of its own where there is no room for a panel.
document.addEventListener('htmx:beforeRequest', (event) => {
  const link = event.detail.elt;
  if (link.matches('a[data-panel]') && !matchMedia('(min-width: 1100px)').matches) {
    event.preventDefault();
    location.assign(link.href);
  }
});

// Refusals (422, 409, 403) carry the form with its errors: show them as any other answer.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr } = event.detail;
  if ([403, 404, 409, 422].includes(xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
document.addEventListener('htmx:afterSwap', () => document.querySelector('[data-error-summary]')?.focus());
document.querySelector('[data-error-summary]')?.focus();
