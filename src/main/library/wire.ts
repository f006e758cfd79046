/** One end of an ordered, duplex line of plain JSON messages: a WebSocket, a MessagePortMain or a local socket. */
export interface Wire<In, Out> {
  send(message: Out): void;
  /** One listener; messages that came before it is set are kept for it. */
  onMessage(listener: (message: In) => void): void;
  /** Called once, also when the other end just vanished. */
  onClose(listener: () => void): void;
  close(): void;
}
