const two = (number) => String(number).padStart(2, '0');

function show(clock, now) {
  const seconds = Math.max(0, Math.floor((now - Date.parse(clock.dataset.since)) / 1000));
  const hours = Math.floor(seconds / 3600);
  clock.textContent = `${hours > 0 ? `${hours}:` : ''}${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  clock.toggleAttribute('data-late', Boolean(clock.dataset.due) && now > Date.parse(clock.dataset.due));
}

/** Clocks that count up from an instant, by the server's time; red once their limit has passed. */
export function startClocks() {
  const ahead = () => Date.parse(document.querySelector('[data-now]')?.dataset.now ?? '') - Date.now() || 0;
  let offset = ahead();
  document.addEventListener('htmx:afterSettle', () => { offset = ahead(); });
  setInterval(() => {
    const now = Date.now() + offset;
    for (const clock of document.querySelectorAll('[data-since]')) show(clock, now);
  }, 1000);
}
