import { connect, type NetConnectOpts, type Socket } from 'node:net'
import { ScannerUnreachable, type FileScanner, type Scan } from '@huiyin/files'

/** Where clamd listens, and how long it is waited for. */
export interface ClamdOptions {
  readonly at: { readonly path: string } | { readonly host: string; readonly port: number }
  /** For the whole of one scan. */
  readonly timeoutMillis?: number
}

const TIMEOUT_MILLIS = 30_000
const CHUNK_BYTES = 64 * 1024
/** A reply is one line; whatever says more is no clamd. */
const MOST_REPLY_BYTES = 4_096

const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** INSTREAM of clamd(8): each chunk behind its length as four bytes, the end is a length of nothing. */
const instream = (bytes: Uint8Array): Buffer => {
  const parts: Uint8Array[] = [Buffer.from('zINSTREAM\0')]
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES)
    parts.push(lengthOf(chunk.length), chunk)
  }
  return Buffer.concat([...parts, lengthOf(0)])
}

const readReply = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let reply = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      reply = Buffer.concat([reply, chunk])
      if (reply.length > MOST_REPLY_BYTES) socket.destroy(new Error('the reply is too long'))
    })
    socket.on('end', () => resolve(reply.toString('utf8')))
    socket.on('error', reject)
    socket.on('timeout', () => socket.destroy(new Error('no answer in time')))
    socket.on('close', () => reject(new Error('the connection was closed')))
  })

const scanOf = (reply: string): Scan => {
  const said = reply.replace(/\0$/, '').trim()
  if (said === 'stream: OK') return { harmful: false }
  const found = /^stream: (.+) FOUND$/.exec(said)
  if (found) return { harmful: true, what: found[1]! }
  throw new ScannerUnreachable(`clamd did not scan the file: ${said || 'it said nothing'}`)
}

/** A scanner over clamd (ClamAV), by its own protocol over TCP or a Unix socket; one connection for each file. */
export const clamdScanner = ({ at, timeoutMillis = TIMEOUT_MILLIS }: ClamdOptions): FileScanner => ({
  scan: async (bytes) => {
    const socket = connect(at as NetConnectOpts)
    const deadline = setTimeout(() => socket.destroy(new Error('no answer in time')), timeoutMillis)
    try {
      const reply = readReply(socket)
      socket.write(instream(bytes))
      return scanOf(await reply)
    } catch (error) {
      if (error instanceof ScannerUnreachable) throw error
      const where = 'path' in at ? at.path : `${at.host}:${at.port}`
      throw new ScannerUnreachable(`clamd at ${where} did not answer: ${(error as Error).message}`)
    } finally {
      clearTimeout(deadline)
      socket.destroy()
    }
  },
})
