/** A button that acts only after being held: pressed, or with Space or Enter kept down. Without script it is a plain button. */
export function startHold() {
  let timer = 0;
  let held = null;
  const stop = () => {
    clearTimeout(timer);
    held?.removeAttribute('data-holding');
    held = null;
  };
  const begin = (button) => {
    if (held) return;
    held = button;
    button.setAttribute('data-holding', '');
    timer = setTimeout(() => {
      button.dataset.held = '';
      stop();
      navigator.vibrate?.(200);
      button.form.requestSubmit(button);
    }, Number(button.dataset.hold));
  };
  const target = (event) => event.target.closest?.('button[data-hold]');
  document.addEventListener('pointerdown', (event) => {
    const button = target(event);
    if (button && event.button === 0) begin(button);
  });
  for (const name of ['pointerup', 'pointercancel', 'blur']) addEventListener(name, stop);
  document.addEventListener('keydown', (event) => {
    const button = target(event);
    if (button && (event.key === ' ' || event.key === 'Enter')) {
      event.preventDefault();
      begin(button);
    }
  });
  document.addEventListener('keyup', (event) => {
    if (event.key === ' ' || event.key === 'Enter') stop();
  });
  document.addEventListener('contextmenu', (event) => {
    if (target(event)) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const button = target(event);
    // A screen reader's press arrives as a click without a pointer (detail 0): holding is not possible there, so it counts.
    if (button && event.detail !== 0 && !('held' in button.dataset)) event.preventDefault();
  });
}
