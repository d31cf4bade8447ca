import { describe, expect, test } from '@jest/globals'
import { admitFile, ScannerUnreachable, UNGUARDED, type FileGuard, type Scan } from './guard.js'

const bytes = Buffer.from('%PDF-1.7 a page')
const sent = { bytes, declared: 'application/pdf' }
const admitted = (guard: FileGuard) => admitFile(guard, sent, ['application/pdf'])
const saying = (scan: Scan) => ({ scan: async () => scan })
const down = { scan: () => Promise.reject(new ScannerUnreachable('nobody listens')) }
const kept = (scanned: boolean) => ({ ok: true, mediaType: 'application/pdf', scanned })
const refused = (refusal: string) => ({ ok: false, refusal })

describe('a file before it is kept', () => {
  test('is looked through, and is taken as such when nothing was found', async () => {
    expect(await admitted({ scanner: saying({ harmful: false }), whenDown: 'refuse' })).toStrictEqual(kept(true))
    const harmful = saying({ harmful: true, what: 'Eicar-Test' })
    expect(await admitted({ scanner: harmful, whenDown: 'take' })).toStrictEqual(refused('FileHarmful'))
  })
  test('is refused while the scanner does not answer, unless the installation takes it unscanned', async () => {
    expect(await admitted({ scanner: down, whenDown: 'refuse' })).toStrictEqual(refused('ScannerUnreachable'))
    expect(await admitted({ scanner: down, whenDown: 'take' })).toStrictEqual(kept(false))
  })
  test('is taken as unscanned where nobody looks', async () =>
    expect(await admitted(UNGUARDED)).toStrictEqual(kept(false)))
  test('is not sent to the scanner when it is not taken anyway', async () => {
    const guard: FileGuard = { scanner: down, whenDown: 'refuse' }
    expect(await admitFile(guard, sent, ['image/png'])).toStrictEqual(refused('FileTypeNotAllowed'))
  })
  test('another fault of the scanner is not hidden', async () => {
    const broken = { scan: () => Promise.reject(new Error('a mistake of ours')) }
    await expect(admitted({ scanner: broken, whenDown: 'take' })).rejects.toThrow('a mistake of ours')
  })
})
