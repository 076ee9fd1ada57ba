// A custodian's acts, done here with a passphrase that is never sent. The formats are those of docs/sealing.md.

const subtle = globalThis.crypto.subtle;
const utf8 = text => new TextEncoder().encode(text);
const curve = { name: 'ECDH', namedCurve: 'P-256' };

export const bytes = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));
export const base64 = data => btoa(String.fromCharCode(...new Uint8Array(data)));

function join(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What an envelope is for: challenge (16), place (4), purpose. */
export function context(challenge, place, purpose) {
  const id = Uint8Array.from(challenge.replaceAll('-', '').match(/../g), pair => parseInt(pair, 16));
  return join(id, Uint8Array.of(0, 0, 0, place), utf8(purpose));
}

async function passphraseKey(passphrase, salt, iterations) {
  const base = await subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function lock(pkcs8, publicKey, passphrase, iterations) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await passphraseKey(passphrase, salt, iterations);
  const box = await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: publicKey }, key, pkcs8);
  return { publicKey: base64(publicKey), iterations, salt: base64(salt), nonce: base64(nonce), box: base64(box) };
}

export async function createKey(passphrase) {
  const pair = await subtle.generateKey(curve, true, ['deriveBits']);
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  return lock(await subtle.exportKey('pkcs8', pair.privateKey), publicKey, passphrase, 600000);
}

async function unlock(key, passphrase) {
  const publicKey = bytes(key.publicKey);
  const gate = await passphraseKey(passphrase, bytes(key.salt), key.iterations);
  const pkcs8 = await subtle.decrypt({ name: 'AES-GCM', iv: bytes(key.nonce), additionalData: publicKey }, gate, bytes(key.box));
  return { pkcs8, publicKey, privateKey: await subtle.importKey('pkcs8', pkcs8, curve, false, ['deriveBits']) };
}

export async function openKey(key, passphrase) {
  return unlock(key, passphrase);
}

export async function changeKey(key, old, passphrase) {
  const open = await unlock(key, old);
  return lock(open.pkcs8, open.publicKey, passphrase, key.iterations);
}

async function agree(privateKey, publicKey) {
  const peer = await subtle.importKey('raw', publicKey, curve, false, []);
  return subtle.importKey('raw', await subtle.deriveBits({ name: 'ECDH', public: peer }, privateKey, 256), 'HKDF', false, ['deriveBits']);
}

const derive = (secret, salt, info, length) => subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, secret, length * 8).then(bits => new Uint8Array(bits));

async function contentKey(secret, ephemeral, recipient, purpose) {
  const derived = await derive(secret, join(ephemeral, recipient), join(utf8('ScenarioHub envelope 2'), purpose), 44);
  return { key: await subtle.importKey('raw', derived.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']), iv: derived.slice(32) };
}

export async function openEnvelope(open, box, purpose) {
  if (box[0] !== 2) throw new Error('format');
  const ephemeral = box.slice(1, 66);
  const { key, iv } = await contentKey(await agree(open.privateKey, ephemeral), ephemeral, open.publicKey, purpose);
  return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: box.slice(0, 66) }, key, join(box.slice(82), box.slice(66, 82))));
}

export async function sealEnvelope(recipient, plain, purpose) {
  const pair = await subtle.generateKey(curve, true, ['deriveBits']);
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const { key, iv } = await contentKey(await agree(pair.privateKey, recipient), ephemeral, recipient, purpose);
  const head = join(Uint8Array.of(2), ephemeral);
  const sealed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, key, plain));
  return join(head, sealed.slice(-16), sealed.slice(0, -16));
}

function multiply(a, b) {
  let product = 0;
  for (let bit = 0; bit < 8; bit++) {
    product ^= a & -((b >> bit) & 1);
    a = (a << 1) ^ (0x11b & -(a >> 7));
  }
  return product & 0xff;
}

function invert(a) {
  let result = 1;
  for (let i = 0; i < 7; i++) {
    a = multiply(a, a);
    result = multiply(result, a);
  }
  return result;
}

/** A share times its Lagrange weight for a place. */
export function weighted(share, own, places, at) {
  let weight = 1;
  for (const other of places) if (other !== own) weight = multiply(weight, multiply(other ^ at, invert(other ^ own)));
  return share.map(value => multiply(value, weight));
}

const add = (sum, part) => sum.map((value, i) => value ^ part[i]);

async function contribute(data, open, share) {
  const lost = Number(data.place);
  const own = Number(data.own);
  const helpers = Object.entries(JSON.parse(data.helpers)).map(([place, key]) => [Number(place), bytes(key)]);
  const successor = bytes(JSON.parse(data.new).publicKey);
  const purpose = context(data.challenge, lost, 'reissue');
  let part = weighted(share, own, helpers.map(([place]) => place), lost);
  for (const [place, key] of helpers) {
    if (place !== own) part = add(part, await derive(await agree(open.privateKey, key), successor, join(utf8('ScenarioHub reissue 1'), purpose), part.length));
  }
  return { helper: own, part: base64(await sealEnvelope(successor, part, purpose)) };
}

async function collect(data, passphrase) {
  const place = Number(data.place);
  const open = await unlock(JSON.parse(data.new), passphrase);
  let share = null;
  for (const sealed of JSON.parse(data.parts)) {
    const part = await openEnvelope(open, bytes(sealed), context(data.challenge, place, 'reissue'));
    share = share ? add(share, part) : part;
  }
  const digest = base64(await subtle.digest('SHA-256', join(Uint8Array.of(place), share)));
  if (digest !== data.digest) throw new Error('digest');
  return { sealedShare: base64(await sealEnvelope(open.publicKey, share, context(data.challenge, place, 'share'))) };
}

async function perform(data, old, fresh) {
  const place = Number(data.place);
  switch (data.custody) {
    case 'accept':
    case 'reissue':
      return { key: await createKey(fresh) };
    case 'passphrase':
      return { key: await changeKey(JSON.parse(data.key), old, fresh) };
    case 'complete':
      return collect(data, old);
  }
  const open = await unlock(JSON.parse(data.key), old);
  if (data.custody === 'drill-answer') return { answer: base64(await openEnvelope(open, bytes(data.envelope), context(data.challenge, place, 'drill'))) };
  const share = await openEnvelope(open, bytes(data.share), context(data.challenge, Number(data.own), 'share'));
  return data.custody === 'help' ? contribute(data, open, share) : { share: base64(share) };
}

async function run(form, box) {
  const said = box.querySelector('[data-said]');
  const [old, fresh, again] = ['[data-old]', '[data-fresh]', '[data-again]'].map(name => box.querySelector(name));
  if (fresh && fresh.value !== again.value) {
    said.textContent = box.dataset.differ;
    again.focus();
    return;
  }
  said.textContent = box.dataset.working;
  try {
    box.querySelector('[data-payload]').value = JSON.stringify(await perform(box.dataset, old?.value, fresh?.value));
    for (const field of [old, fresh, again]) if (field) field.value = '';
    form.noValidate = true;
    form.requestSubmit();
  } catch {
    said.textContent = box.dataset.wrong;
    old?.focus();
  }
}

// Before anything else hears of the submission: it goes on only once the browser's part is done.
globalThis.window?.addEventListener('submit', event => {
  const box = event.target.querySelector('[data-custody]');
  if (!box || box.querySelector('[data-payload]').value) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  run(event.target, box);
}, { capture: true });
