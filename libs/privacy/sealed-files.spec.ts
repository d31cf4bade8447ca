import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { FileAltered, FileMissing, type Files } from '@huiyin/files'
import { newSecret, subjectKey, type SubjectKey } from './keys.js'
import { contentHash, keepFile, openFile, type FileOwner } from './sealed-files.js'
import { subjectId, type SubjectId } from './subject.js'

/** A folder and a vault in a hand; what is destroyed here is destroyed. */
const world = () => {
  const shelf = new Map<string, Uint8Array>()
  const keys = new Map<SubjectId, SubjectKey | null>()
  const files: Pick<Files, 'store' | 'read'> = {
    store: async (address, bytes) => void shelf.set(address, bytes),
    read: async (address) => {
      const bytes = shelf.get(address)
      if (!bytes) throw new FileMissing(address)
      if (createHash('sha256').update(bytes).digest('hex') !== address) throw new FileAltered(address)
      return bytes
    },
  }
  const vault = {
    keyOf: async (subject: SubjectId) => {
      if (!keys.has(subject)) keys.set(subject, subjectKey(subject, newSecret()))
      return keys.get(subject)!
    },
    findKey: async (subject: SubjectId) => {
      const key = keys.get(subject)
      if (key) return { found: true, key } as const
      return { found: false, reason: key === null ? 'erased' : 'unknownSubject' } as const
    },
  }
  return { shelf, keys, ports: { vault, files: files as Files } }
}

const owner: FileOwner = { subject: subjectId('s-1'), stream: 'intake-item-1', field: 'reporter.photo' }
const photo = Buffer.from('a photograph with what its camera wrote into it')

describe('a file that is kept', () => {
  test('lies there sealed, under the hash of its ciphertext, and opens as it was', async () => {
    const { shelf, ports } = world()
    const kept = await keepFile(ports, owner, photo)
    expect(kept).toStrictEqual({ file: [...shelf.keys()][0], sha256: contentHash(photo) })
    expect(kept!.file).not.toBe(kept!.sha256)
    expect(Buffer.from(shelf.get(kept!.file)!).includes(photo.subarray(0, 8))).toBe(false)
    const opened = await openFile(ports, owner, kept!.file)
    expect(opened.opened && Buffer.from(opened.bytes)).toStrictEqual(photo)
  })
  test('kept twice is two files with one content', async () => {
    const { shelf, ports } = world()
    const [one, two] = [await keepFile(ports, owner, photo), await keepFile(ports, owner, photo)]
    expect(one!.sha256).toBe(two!.sha256)
    expect(shelf.size).toBe(2)
  })
  test('opens for its own owner and place only', async () => {
    const { ports } = world()
    const { file } = (await keepFile(ports, owner, photo))!
    const elsewhere = { ...owner, stream: 'intake-item-2' }
    await keepFile(ports, { ...owner, subject: subjectId('s-2') }, photo)
    const others = [elsewhere, { ...owner, field: 'evidence' }, { ...owner, subject: subjectId('s-2') }]
    for (const other of others) {
      expect(await openFile(ports, other, file)).toStrictEqual({ opened: false, reason: 'tampered' })
    }
  })
  test('stays closed when its owner was erased, and nothing is kept for him again', async () => {
    const { keys, shelf, ports } = world()
    const { file } = (await keepFile(ports, owner, photo))!
    keys.set(owner.subject, null)
    expect(await openFile(ports, owner, file)).toStrictEqual({ opened: false, reason: 'erased' })
    expect(await keepFile(ports, owner, photo)).toBeNull()
    expect(shelf.size).toBe(1)
  })
  test('a missing or altered one is the store’s fault, by name', async () => {
    const { shelf, ports } = world()
    const { file } = (await keepFile(ports, owner, photo))!
    shelf.set(file, Buffer.from('x'))
    await expect(openFile(ports, owner, file)).rejects.toBeInstanceOf(FileAltered)
    shelf.clear()
    await expect(openFile(ports, owner, file)).rejects.toBeInstanceOf(FileMissing)
  })
})
