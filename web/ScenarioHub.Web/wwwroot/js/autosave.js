// A long form that saves itself. It posts the page's own form with Act=auto and takes from the answer what has changed beside the fields:
// the version, what is missing, the conditions. What could not be saved stays in this browser and is offered the next time.

const Pause = 4000;
const Kept = 14 * 24 * 3600 * 1000;
const Own = new Set(['version', 'idempotencyKey', '__RequestVerificationToken', '_handler', 'Act']);

let box, form, timer, saving, saved;

const key = () => `hub.draft.${box.dataset.autosave}`;
const fields = () => [...new FormData(form)].filter(([name, value]) => !Own.has(name) && typeof value === 'string');
const text = () => JSON.stringify(fields());
const say = (word, state) => {
  const status = box.querySelector('[data-autosave-status]');
  status.textContent = status.dataset[word] ?? word;
  status.dataset.state = state;
};

function keep() {
  try { localStorage.setItem(key(), JSON.stringify({ at: Date.now(), owner: box.dataset.owner, fields: fields() })); } catch { /* no room: the server still has the last save */ }
}

function stored() {
  try {
    const entry = JSON.parse(localStorage.getItem(key()));
    if (entry && (entry.owner !== box.dataset.owner || Date.now() - entry.at > Kept)) return null;
    return entry;
  } catch { return null; }
}

function take(page) {
  for (const fresh of page.querySelectorAll('[data-autosave-live]')) {
    document.querySelector(`[data-autosave-live="${fresh.dataset.autosaveLive}"]`)?.replaceWith(fresh);
  }
  const version = page.querySelector('[data-autosave] input[name=version]');
  if (version) form.querySelector('input[name=version]').value = version.value;
}

async function save() {
  clearTimeout(timer);
  const sending = text();
  if (saving || sending === saved) return saving;
  keep();
  say('saving', 'busy');
  const body = new FormData(form);
  body.set('Act', 'auto');
  saving = fetch(form.action || location.href, { method: 'POST', body, headers: { accept: 'text/html' } }).then(async answer => {
    if (new URL(answer.url).pathname.startsWith('/sign-in')) return say('expired', 'bad');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!answer.ok) return say(page.querySelector('.problem-title')?.textContent ?? box.querySelector('[data-autosave-status]').dataset.failed, 'bad');
    take(page);
    saved = sending;
    localStorage.removeItem(key());
    say(page.querySelector('[data-autosave-status]')?.textContent ?? '', 'good');
  }).catch(() => say('offline', 'bad')).finally(() => {
    saving = null;
    if (text() !== saved) timer = setTimeout(save, Pause * 2);
  });
  return saving;
}

function offer() {
  const entry = stored();
  const banner = box.querySelector('[data-autosave-offer]');
  if (!entry || JSON.stringify(entry.fields) === saved) {
    localStorage.removeItem(key());
    return;
  }
  banner.hidden = false;
  banner.querySelector('[data-autosave-at]').textContent = new Date(entry.at).toLocaleString(document.documentElement.lang);
  banner.querySelector('[data-autosave-restore]').onclick = () => {
    restore(entry.fields);
    banner.hidden = true;
    save();
  };
  banner.querySelector('[data-autosave-discard]').onclick = () => {
    localStorage.removeItem(key());
    banner.hidden = true;
  };
}

function restore(values) {
  for (const check of form.querySelectorAll('input[type=checkbox]')) check.checked = false;
  for (const [name, value] of values) {
    const control = form.elements.namedItem(name);
    if (!control) continue;
    if (control.type === 'checkbox') control.checked = control.value === value;
    else if (control.type !== 'hidden') control.value = value;
  }
}

export function start() {
  const found = document.querySelector('[data-autosave]');
  if (!found || found === box) return;
  box = found;
  form = box.querySelector('form');
  saved = text();
  box.querySelector('[data-autosave-status]').hidden = false;
  offer();
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, Pause);
  });
  // A click while a save is under way waits for it, or it would come with the version before.
  form.addEventListener('submit', event => {
    clearTimeout(timer);
    keep();
    const entry = stored();
    if (entry) localStorage.setItem(key(), JSON.stringify({ ...entry, sent: true }));
    if (!saving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    saving.finally(() => form.requestSubmit(button));
  }, true);
  addEventListener('online', save);
  addEventListener('pagehide', () => { if (text() !== saved) keep(); });
}

// The page that follows a successful save says which text has arrived.
export function done(marker) {
  const name = `hub.draft.${marker.dataset.autosaveDone}`;
  try { if (JSON.parse(localStorage.getItem(name))?.sent) localStorage.removeItem(name); } catch { localStorage.removeItem(name); }
}
