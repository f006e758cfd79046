/**
 * Joins a WebSocket and a MessagePort: what comes by one goes out by the other, in order. Gives the port's far end at
 * once; what is sent before the socket is open waits. `closed` is called once, when the socket is gone.
 */
export function pumpSocket(socket: WebSocket, closed: () => void): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const waiting: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  socket.addEventListener('message', (event: MessageEvent<string>) => {
    port1.postMessage(JSON.parse(event.data));
  });
  socket.addEventListener('close', () => {
    port1.close();
    closed();
  });
  port1.addEventListener('message', (event: MessageEvent<unknown>) => {
    const text = JSON.stringify(event.data);
    if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
    else if (socket.readyState === WebSocket.OPEN) socket.send(text);
  });
  port1.start();
  return port2;
}
