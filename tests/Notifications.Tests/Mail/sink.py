"""A mail server that speaks STARTTLS and AUTH and notes what it takes, one JSON line each (Debian's python3-aiosmtpd).

sink.py PORT LOG [--cert FILE --key FILE] [--user NAME --password WORD] [--bodies] [--ascii]
Addresses that begin with gone, policy, full or later are refused in their own ways; one that begins with breaks ends the connection.
"""
import argparse
import asyncio
import base64
import json
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

parser = argparse.ArgumentParser()
parser.add_argument('port', type=int)
parser.add_argument('log')
for option in ('--cert', '--key', '--user', '--password'):
    parser.add_argument(option)
parser.add_argument('--bodies', action='store_true')
parser.add_argument('--ascii', action='store_true')
args = parser.parse_args()
log = open(args.log, 'a', buffering=1)

REFUSALS = {
    'gone': '550 5.1.1 No such mailbox',
    'policy': '550 5.7.1 Not wanted here',
    'full': '552 5.2.2 Mailbox full',
    'later': '451 4.3.0 Come again later',
}


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('breaks'):
            server.transport.abort()
            return '421 Gone'
        for word, refusal in REFUSALS.items():
            if address.startswith(word):
                return refusal
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        head = envelope.content[:4000].decode('utf-8', 'replace')
        number = next((line[11:].strip() for line in head.splitlines() if line.lower().startswith('message-id:')), '')
        line = {'to': envelope.rcpt_tos[0], 'id': number, 'tls': session.ssl is not None, 'user': bool(session.authenticated), 'peer': session.peer[1]}
        if args.bodies:
            line['body'] = base64.b64encode(envelope.content).decode()
        log.write(json.dumps(line) + '\n')
        return '250 Taken'


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == args.user.encode() and data.password == args.password.encode())


async def main():
    tls = None
    if args.cert:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(args.cert, args.key)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(), tls_context=tls, require_starttls=tls is not None, authenticator=authenticate if args.user else None,
                     auth_required=args.user is not None, enable_SMTPUTF8=not args.ascii, loop=loop),
        '127.0.0.1', args.port)
    await server.serve_forever()


asyncio.run(main())
