// An import as it goes on. EventSource comes back by itself after a lost connection and is told where things stand then; once the work has
// ended, the page is drawn anew.

let watched;

/** Watches the import of the page that was just drawn, if there is one. */
export function watch() {
  const shown = document.querySelector('[data-import]');
  if (watched?.url.endsWith(shown?.dataset.import ?? ' ')) return;
  watched?.close();
  watched = undefined;
  if (!shown) return;
  watched = new EventSource(shown.dataset.import);
  watched.addEventListener('progress', event => {
    const job = JSON.parse(event.data);
    for (const stage of document.querySelectorAll('[data-stage]')) {
      if (stage.dataset.stage === job.state) stage.setAttribute('aria-current', 'step');
      else stage.removeAttribute('aria-current');
    }
    const rows = document.querySelector('[data-rows]');
    if (rows) rows.textContent = rows.dataset.words.replace('{0}', job.rows);
  });
  watched.addEventListener('finished', () => {
    watched.close();
    location.reload();
  });
}
