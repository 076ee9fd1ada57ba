// An import as it goes on. A stream that is lost comes back and is told where things stand then; once the work has ended, the page is drawn anew.

import { follow } from './stream.js';

let watched;

/** Watches the import of the page that was just drawn, if there is one. */
export function watch() {
  const shown = document.querySelector('[data-import]');
  if (watched?.address === shown?.dataset.import) return;
  watched?.end();
  watched = undefined;
  if (!shown) return;
  const end = follow(shown.dataset.import, {
    progress: event => {
      const job = JSON.parse(event.data);
      for (const stage of document.querySelectorAll('[data-stage]')) {
        if (stage.dataset.stage === job.state) stage.setAttribute('aria-current', 'step');
        else stage.removeAttribute('aria-current');
      }
      const rows = document.querySelector('[data-rows]');
      if (rows) rows.textContent = rows.dataset.words.replace('{0}', job.rows);
    },
    finished: () => {
      end();
      location.reload();
    },
  });
  watched = { address: shown.dataset.import, end };
}
