/**
 * Room for so many bytes at a time. Who comes first is let in first, and alone when it is larger than all the room:
 * large messages are held one after the other, small ones side by side.
 */
export class Room {
  private readonly size: number;
  private taken = 0;
  private readonly queue: { bytes: number; enter: () => void }[] = [];

  constructor(size: number) {
    this.size = size;
  }

  /** Waits until there is room. Every `take` needs a `give` of as much. */
  take(bytes: number): Promise<void> {
    return new Promise((enter) => {
      this.queue.push({ bytes, enter });
      this.next();
    });
  }

  give(bytes: number): void {
    this.taken -= bytes;
    this.next();
  }

  private next(): void {
    for (let first = this.queue[0]; first; first = this.queue[0]) {
      if (this.taken > 0 && this.taken + first.bytes > this.size) return;
      this.queue.shift();
      this.taken += first.bytes;
      first.enter();
    }
  }
}
