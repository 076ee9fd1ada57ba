// Checks a receipt in the browser, with nothing of the server's but its published keys. The formats are those of docs/sealing.md.

const subtle = globalThis.crypto.subtle;
const utf8 = text => new TextEncoder().encode(text);
const hex = text => Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16));
const toHex = data => [...data].map(value => value.toString(16).padStart(2, '0')).join('');
const hash = async (...parts) => new Uint8Array(await subtle.digest('SHA-256', Uint8Array.from(parts.flatMap(part => [...part]))));

async function isSigned(text, signature, kid, keys) {
  const key = keys.find(k => k.kid === kid);
  if (!key) return false;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const imported = await subtle.importKey('jwk', { kty: key.kty, crv: key.crv, x: key.x, y: key.y }, algorithm, false, ['verify']);
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, hex(signature), utf8(text));
}

async function isIncluded(leaf, index, size, path, root) {
  if (index < 0 || index >= size) return false;
  let [fn, sn, sum] = [index, size - 1, leaf];
  for (const step of path.map(hex)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      sum = await hash([1], step, sum);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else {
      sum = await hash([1], sum, step);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && toHex(sum) === root;
}

/** included, promised, bad or none. */
export async function check(receipt, keys) {
  if (receipt?.format !== 'scenariohub-receipt-1') return 'none';
  const text = [receipt.format, receipt.challenge, receipt.bid, receipt.version, receipt.digest, receipt.time].join('\n');
  if (!await isSigned(text, receipt.signature, receipt.key, keys)) return 'bad';
  if (!receipt.inclusion) return 'promised';
  const { head, leafIndex, path } = receipt.inclusion;
  const signed = [head.format, head.challenge, head.treeSize, head.root, head.time].join('\n');
  if (head.format !== 'scenariohub-tree-1' || head.challenge !== receipt.challenge || !await isSigned(signed, head.signature, head.key, keys)) return 'bad';
  return await isIncluded(await hash([0], utf8(text)), leafIndex, head.treeSize, path, head.root) ? 'included' : 'bad';
}

async function show(place, text) {
  if (!text.trim()) {
    place.textContent = '';
    return;
  }
  let verdict = 'none';
  try {
    const receipt = JSON.parse(text);
    const { keys } = await (await fetch(place.dataset.keys)).json();
    verdict = await check(receipt, keys);
  } catch {
    verdict = 'none';
  }
  place.textContent = `${place.dataset.head} ${place.dataset[verdict]}`;
}

/** Checks what stands in the form, now and whenever it changes. */
export function watch() {
  const place = document.querySelector('[data-verify]');
  const form = place.closest('form');
  if (form.dataset.watched) return;
  form.dataset.watched = 'yes';
  const text = form.querySelector('textarea');
  text.addEventListener('input', () => show(place, text.value));
  form.querySelector('[data-verify-file]').addEventListener('change', async event => {
    text.value = await event.target.files[0].text();
    show(place, text.value);
  });
  show(place, text.value);
}
