import { connect } from 'node:net';

/** Sends bytes as they are, which no HTTP client would, and gives the status and text of the answer. */
export function rawRequest(port: number, text: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    const done = () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), text: answer });
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      answer += chunk;
      // A switched protocol is kept open by the server; to have been let in is all there is to know.
      if (answer.startsWith('HTTP/1.1 101')) socket.destroy();
    });
    socket.on('close', done);
    socket.on('error', reject);
    socket.setTimeout(5_000, () => socket.destroy());
  });
}

/** A request as text, closing its connection. A header given null is left out, a list is sent repeatedly. */
export function requestText(
  line: string,
  headers: Readonly<Record<string, string | readonly string[] | null>>,
): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one) => `${name}: ${one}`),
  );
  return [`${line} HTTP/1.1`, ...lines, ...('Connection' in headers ? [] : ['Connection: close']), '', ''].join('\r\n');
}
