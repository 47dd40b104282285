/** Bodies of payloads at rest: AES-256-GCM, and the associated data ties each to its row, so that none can be moved to another. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface Sealing {
  seal(text: string, row: string): string;
  /** Undefined when it was sealed with another key, for another row, or was changed. */
  open(sealed: string, row: string): string | undefined;
}

const algorithm = 'aes-256-gcm';

/** Seals with a key of 32 bytes. The first character names the format. */
export function sealingWith(key: Uint8Array): Sealing {
  return {
    seal(text, row) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(row));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `1${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`;
    },
    open(sealed, row) {
      if (!sealed.startsWith('1')) return undefined;
      const bytes = Buffer.from(sealed.slice(1), 'base64');
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12), { authTagLength: 16 });
        decipher.setAAD(Buffer.from(row)).setAuthTag(bytes.subarray(12, 28));
        return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
