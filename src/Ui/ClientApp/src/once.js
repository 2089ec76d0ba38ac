const armedFor = 5000;

function free(form) {
  for (const button of form.querySelectorAll('[data-busy]')) {
    button.removeAttribute('data-busy');
    button.removeAttribute('aria-disabled');
  }
  delete form.dataset.sent;
}

function askAgain(button) {
  const label = button.querySelector('[data-label]') ?? button;
  const before = label.textContent;
  button.dataset.armed = '';
  label.textContent = button.dataset.confirm;
  setTimeout(() => {
    delete button.dataset.armed;
    label.textContent = before;
  }, armedFor);
}

/** A form is sent once however often its button is pressed; a button with data-confirm wants a second press. */
export function startOnce() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button[data-confirm]');
    if (button && !('armed' in button.dataset)) {
      event.preventDefault();
      askAgain(button);
    }
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!('once' in form.dataset) || event.defaultPrevented) return;
    if ('sent' in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = '';
    // Not the disabled attribute: a disabled button would not be sent with its name and value.
    event.submitter?.setAttribute('data-busy', '');
    event.submitter?.setAttribute('aria-disabled', 'true');
  }, true);
  document.addEventListener('htmx:afterRequest', (event) => {
    const form = event.detail.elt.closest?.('form');
    if (form) free(form);
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) document.querySelectorAll('form[data-sent]').forEach(free);
  });
}
