import { expect } from '@jest/globals'
import { ScannerUnreachable, type FileScanner } from '@huiyin/files'

/** A scanner to be tried, which knows `HARMFUL`; it can be made to answer nobody any more. */
export interface ScannerBench {
  readonly scanner: FileScanner
  stop(): Promise<void>
}
export type OpenScanner = () => Promise<ScannerBench>

/** One promise of a scanner; it rejects when the promise is not held. */
export type ScannerPromise = (open: OpenScanner) => Promise<void>

/** The test file that scanners agree on (EICAR); put together here, so that this file itself is none. */
export const HARMFUL = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join(''),
  'latin1',
)
const MEBIBYTE = 1024 * 1024
const MOST = 10 * MEBIBYTE

/** What every scanner promises. */
export const scannerContract: Record<string, ScannerPromise> = {
  'in a harmless file nothing is found, however small or large': async (open) => {
    const { scanner } = await open()
    for (const size of [0, 1, 70_000, MOST]) {
      expect(await scanner.scan(Buffer.alloc(size, 'a'))).toStrictEqual({ harmful: false })
    }
  },
  'a harmful file is found, and it is said what it is': async (open) => {
    const { scanner } = await open()
    expect(await scanner.scan(HARMFUL)).toStrictEqual({ harmful: true, what: expect.stringMatching(/eicar/i) })
  },
  'of many at once each is judged by itself': async (open) => {
    const { scanner } = await open()
    const files = Array.from({ length: 12 }, (_, n) => (n % 3 === 0 ? HARMFUL : Buffer.from(`harmless ${n}`)))
    const scans = await Promise.all(files.map((bytes) => scanner.scan(bytes)))
    expect(scans.map(({ harmful }) => harmful)).toStrictEqual(files.map((bytes) => bytes === HARMFUL))
  },
  'who does not answer has found nothing and not nothing: it is a named fault': async (open) => {
    const { scanner, stop } = await open()
    await stop()
    await expect(scanner.scan(Buffer.from('harmless'))).rejects.toBeInstanceOf(ScannerUnreachable)
    await expect(scanner.scan(HARMFUL)).rejects.toBeInstanceOf(ScannerUnreachable)
  },
}
