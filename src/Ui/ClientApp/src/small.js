/** Light, dark or as the system says; the server reads the cookie, so that the next page is painted right at once. */
export function startTheme() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-theme-set]');
    if (!button) return;
    const theme = button.dataset.themeSet;
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    for (const other of document.querySelectorAll('[data-theme-set]')) {
      other.setAttribute('aria-pressed', String(other === button));
    }
  });
}

/** Menus are details elements: Escape or a click elsewhere closes them. */
export function startMenus() {
  const open = () => document.querySelectorAll('details[data-menu][open]');
  document.addEventListener('click', (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}

function showSelection(form) {
  const boxes = [...form.elements].filter((f) => f.type === 'checkbox' && 'pick' in f.dataset);
  const picked = boxes.filter((box) => box.checked).length;
  form.querySelector('[data-picked]').textContent = String(picked);
  form.toggleAttribute('data-any', picked > 0);
  for (const all of document.querySelectorAll(`[data-pick-all="${CSS.escape(form.id)}"]`)) {
    all.checked = picked > 0 && picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  }
}

/** The bulk bar counts what is ticked and shows itself when there is something to act on. */
export function startSelection() {
  const bars = () => document.querySelectorAll('form[data-bulk]');
  bars().forEach(showSelection);
  document.addEventListener('htmx:afterSettle', () => bars().forEach(showSelection));
  document.addEventListener('change', (event) => {
    const field = event.target;
    if ('pickAll' in field.dataset) {
      const form = document.getElementById(field.dataset.pickAll);
      for (const box of form.elements) if ('pick' in box.dataset) box.checked = field.checked;
      showSelection(form);
    } else if ('pick' in field.dataset) {
      showSelection(field.form);
    }
  });
}
