// A receiver that checks calls with the reference implementation for JavaScript; prints what it thinks of each. By hand, against a running hub:
//   npm install --no-save standardwebhooks@1.0.0 && node receiver.mjs whsec_… [PORT]
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.argv[2]);
createServer(async (request, response) => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  try {
    console.log('verified', request.headers['webhook-id'], JSON.stringify(webhook.verify(body, request.headers)));
    response.writeHead(204).end();
  } catch (e) {
    console.log('refused', request.headers['webhook-id'], e.message);
    response.writeHead(401).end();
  }
}).listen(Number(process.argv[3] ?? 9090), '127.0.0.1');
