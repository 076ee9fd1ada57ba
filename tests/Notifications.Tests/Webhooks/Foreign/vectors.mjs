// Writes vectors.json with the reference implementation for JavaScript, so that ours is held against what it signs and accepts:
//   cd tests/Notifications.Tests/Webhooks/Foreign && npm install --no-save standardwebhooks@1.0.0 && node vectors.mjs
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

const bytes = (seed, length) => createHash('sha512').update(seed).digest().subarray(0, length);
const payloads = ['{"test": 2432232314}', '{}', '{"type":"challenge.opened","标题":"水质监测 🌊"}', '{"a":"x.y.z"}', 'ä\n\t"', 'x'.repeat(4000)];
const vectors = payloads.flatMap((payload, i) => [16, 24, 32, 64].map(length => {
  const secret = 'whsec_' + bytes(`secret ${i} ${length}`, length).toString('base64');
  const id = 'msg_' + bytes(`id ${i} ${length}`, 16).toString('hex');
  const timestamp = 1764000000 + i * 100 + length;
  return { secret, id, timestamp, payload, signature: new Webhook(secret).sign(id, new Date(timestamp * 1000), payload) };
}));
// The specification's own example.
vectors.unshift({ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, payload: '{"test": 2432232314}', signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' });
writeFileSync('vectors.json', JSON.stringify(vectors, null, 1) + '\n');
console.log(`${vectors.length} vectors`);
