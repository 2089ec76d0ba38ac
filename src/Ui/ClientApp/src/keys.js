const typing = (element) => element.closest('input, textarea, select, [contenteditable]');

const rows = () => [...document.querySelectorAll('[data-rows] [data-row]')].filter((row) => row.offsetParent);

function move(step) {
  const all = rows();
  const links = all.map((row) => row.querySelector('a[href]')).filter(Boolean);
  if (links.length === 0) return;
  const at = links.findIndex((link) => link.closest('[data-row]').contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
  links[next].focus();
  links[next].closest('[data-row]').scrollIntoView({ block: 'nearest' });
}

function toggleRow() {
  const box = document.activeElement?.closest('[data-row]')?.querySelector('input[type=checkbox]');
  box?.click();
}

/** The first button on the page that asked for this key (data-key). */
function pressOf(key) {
  const button = /^[a-z]$/.test(key) && document.querySelector(`[data-key="${key}"]`);
  return button && !button.closest('[hidden]') ? () => button.click() : null;
}

/** `/` goes to the search field; j and k walk through the rows, x selects one, Enter opens it (it is a link). */
export function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && typing(event.target)) return;
    const act = {
      '/': () => document.querySelector('[data-search]')?.focus(),
      j: () => move(1),
      k: () => move(-1),
      x: toggleRow,
    }[event.key] ?? pressOf(event.key);
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
