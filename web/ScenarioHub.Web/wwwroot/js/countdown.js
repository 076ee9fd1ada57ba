// Keeps the time left of every [data-countdown] right. Reckons with the server's clock: data-now is its time when the page was made.

const seen = new WeakMap();

function words(left, templates) {
  const [days, hours, minutes, over] = templates.split('|');
  if (left <= 0) return over;
  const seconds = Math.floor(left / 1000);
  const parts = { d: Math.floor(seconds / 86400), h: Math.floor(seconds / 3600) % 24, m: Math.floor(seconds / 60) % 60, s: seconds % 60 };
  const template = parts.d > 0 ? days : parts.h > 0 ? hours : minutes;
  return template.replace(/\{(\w)\}/g, (_, part) => parts[part]);
}

function tick() {
  for (const element of document.querySelectorAll('[data-countdown]')) {
    const now = Number(element.dataset.now);
    const first = seen.get(element);
    if (!first || first.now !== now) seen.set(element, { now, at: performance.now() });
    const { at } = seen.get(element);
    const left = Number(element.dataset.countdown) - now - (performance.now() - at);
    const text = words(left, element.dataset.words);
    const target = element.querySelector('[data-left]');
    if (target.textContent !== text) target.textContent = text;
    element.classList.toggle('is-over', left <= 0);
    element.classList.toggle('is-near', left > 0 && left < 3 * 86400000);
  }
}

tick();
setInterval(tick, 1000);
Blazor.addEventListener('enhancedload', tick);
