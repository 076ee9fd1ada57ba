// Keys for going through a queue. A row is [data-row] with its link [data-open]; [data-key] is what a key presses: a button, a link, or a panel
// that it opens. Everything that a key does can be done without it.

const store = 'hub.keys.off';
const rows = () => [...document.querySelectorAll('[data-row]')];
const current = () => document.activeElement?.closest('[data-row]');
const on = () => localStorage.getItem(store) === null;

/** Shows the help of the page that was just drawn. */
export function show() {
  for (const help of document.querySelectorAll('[data-keys]')) {
    help.hidden = false;
    const box = help.querySelector('[data-keys-on]');
    if (box) box.checked = on();
  }
}

function move(step) {
  const all = rows();
  const target = all[Math.min(all.length - 1, Math.max(0, all.indexOf(current()) + step))];
  const link = target?.querySelector('[data-open]');
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
  return Boolean(link);
}

function tick(row) {
  const box = row?.querySelector('input[name=Picked]');
  box?.click();
  return Boolean(box);
}

function press(key) {
  const target = document.querySelector(`[data-key="${key}"]`);
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.querySelector('textarea, input:not([type=hidden]), button').focus();
  } else if (target) {
    // A bulk act without a tick means the row that has the focus.
    if (target.name === 'Act' && !document.querySelector('input[name=Picked]:checked') && !tick(current())) return false;
    target.click();
  }
  return Boolean(target);
}

function act(key) {
  if ((key === 'j' || key === 'k') && rows().length > 0) return move(key === 'j' ? 1 : -1);
  if (key === 'x') return tick(current());
  if (key === '?') {
    const help = document.querySelector('[data-keys]');
    help.open = !help.open;
    return true;
  }
  return /^[a-z]$/.test(key) && press(key);
}

document.addEventListener('keydown', event => {
  if (!document.querySelector('[data-keys]') || event.isComposing) return;
  const field = event.target.closest('textarea, select, input:not([type=checkbox])');
  if (field?.matches('textarea') && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  else if (!field && on() && !event.ctrlKey && !event.metaKey && !event.altKey && act(event.key)) event.preventDefault();
});

document.addEventListener('change', event => {
  if (!event.target.matches('[data-keys-on]')) return;
  if (event.target.checked) localStorage.removeItem(store);
  else localStorage.setItem(store, 'off');
});
