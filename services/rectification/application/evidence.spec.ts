import { beforeEach, describe, expect, test } from '@jest/globals'
import { cnCalendar } from '@huiyin/calendar'
import type { CommandContext } from '@huiyin/event-sourcing'
import { FileAltered, NAMED_WITHIN_MILLIS, UNGUARDED } from '@huiyin/files'
import { memoryFiles, memoryShelf, type MemoryShelf } from '@huiyin/files-memory'
import { sharpPictures } from '@huiyin/pictures-sharp'
import { contentHash } from '@huiyin/privacy'
import { memoryEventStore } from '@huiyin/store-memory'
import { pictureOf, settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { evidenceNamedBy } from '../projections/named-files.js'
import { entryHandlers } from './entries.js'
import { ownerOfEvidence, printedClaim } from './evidence.js'
import { keepEvidence, uploadRefusal } from './keep-evidence.js'

const entryId = 'item-1:K1'
const photo = pictureOf('现场')
const NO_FILE = 'f'.repeat(64)
let commands = 0
const by = (changes: Partial<CommandContext> = {}): CommandContext => {
  commands += 1
  return {
    ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
    occurred: { at: '2022-03-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    ...{
      actor: { person: 'handler-1', post: null, unit: 'K1' },
      command: { id: `command-${commands}`, print: 'print' },
    },
    ...changes,
  }
}
const openWorld = async (shelf: MemoryShelf) => {
  const store = memoryEventStore({ clock: settableClock('2022-05-01T02:00:00.000Z') })
  const ruleOf = () => ({ kind: 'workingDays' as const, n: 10 })
  const settingsOf = () => ({
    zone: 'Asia/Shanghai',
    calendar: cnCalendar,
    ruleOf,
    objectionRuleOf: ruleOf,
    knowsCampaign: () => true,
    ledgerCycleOf: () => null,
    lookBackUnder: () => null,
    publicationUnder: () => null,
    graceWorkingDays: 3,
  })
  const kept = { vault: memoryKeyVault(), files: memoryFiles(shelf), guard: UNGUARDED, pictures: sharpPictures() }
  const handlers = entryHandlers({
    store,
    settingsOf,
    modeOf: () => null,
    ledgerOf: () => null,
    noticeOf: () => 0,
    ...kept,
  })
  const opening = { itemId: 'item-1', personId: null, category: 'C5', campaign: null, outsideDeadline: null }
  for (const unitId of ['K1', 'K2']) {
    const entry = { entryId: `item-1:${unitId}`, unitId, registeredAt: '2022-03-01T01:00:00.000Z' }
    await handlers.OpenEntry({ ...opening, ...entry }, by())
  }
  return { store, kept, handlers }
}

let shelf: MemoryShelf
let world: Awaited<ReturnType<typeof openWorld>>
beforeEach(async () => {
  shelf = memoryShelf()
  world = await openWorld(shelf)
})

const uploaded = async (of = entryId, bytes: Uint8Array = photo) => {
  const answer = await keepEvidence(world.kept, of, { bytes, declared: 'image/png' })
  if (!answer.ok) throw new Error(answer.refusal)
  const { file, sha256 } = answer.evidence
  return { file, sha256, name: '照片.png', madeOn: '2022-03-02' }
}
type Named = Awaited<ReturnType<typeof uploaded>>
const claimOf = (...evidence: Named[]) => ({ entryId, outcome: 'solved' as const, outcomeText: '已办结', evidence })
const claims = (...evidence: Named[]) => world.handlers.ClaimDone(claimOf(...evidence), by())
const refused = (refusal: string) => ({ ok: false, refusal })
const older = (file: string, millis: number) => {
  const { bytes, storedAt } = shelf.get(file)!
  shelf.set(file, { bytes, storedAt: storedAt - millis })
}

describe('a claim names files that were uploaded for its entry', () => {
  test('S0-60 and its fact says where each lies, what it is, how large, and what its content is known by', async () => {
    const named = await uploaded()
    expect(await claims(named)).toMatchObject({ ok: true })
    const [, claimed] = await world.store.readStream(`rectification-entry-${entryId}`)
    const { evidence } = JSON.parse(claimed!.body) as { evidence: readonly object[] }
    expect(evidence).toStrictEqual([{ ...named, size: photo.length, mediaType: 'image/png', scanned: false }])
    expect(named.sha256).toBe(contentHash(photo))
    expect(evidenceNamedBy(claimed!)).toStrictEqual([
      { address: named.file, streamId: entryId, position: claimed!.position },
    ])
    expect([...shelf.keys()]).toStrictEqual([named.file])
  })
  test('a small picture that an earlier version kept beside one still counts as named, so that no sweep takes it', async () => {
    await claims(await uploaded())
    const [, claimed] = await world.store.readStream(`rectification-entry-${entryId}`)
    const body = JSON.parse(claimed!.body) as { readonly evidence: readonly object[] }
    const [one] = body.evidence
    const earlier = { ...claimed!, body: JSON.stringify({ ...body, evidence: [{ ...one, thumbnail: NO_FILE }] }) }
    expect(evidenceNamedBy(earlier).map(({ address }) => address)).toContain(NO_FILE)
  })
  test('a file that nobody stored is refused, and nothing is claimed', async () => {
    expect(await claims({ ...(await uploaded()), file: NO_FILE })).toStrictEqual(refused('FileUnknown'))
    expect(await claims(await uploaded(), { ...(await uploaded()), file: NO_FILE })).toStrictEqual(
      refused('FileUnknown'),
    )
    expect(await world.store.readStream(`rectification-entry-${entryId}`)).toHaveLength(1)
  })
  test('a file of another entry is refused, as if it were not there', async () => {
    expect(await claims(await uploaded('item-1:K2'))).toStrictEqual(refused('FileUnknown'))
  })
  test('a file with another content than the claim says is refused', async () => {
    expect(await claims({ ...(await uploaded()), sha256: contentHash(pictureOf('别处')) })).toStrictEqual(
      refused('FileUnknown'),
    )
  })
  test('a file that waited too long is refused: it may be swept', async () => {
    const [late, timely] = [await uploaded(), await uploaded()]
    older(late.file, NAMED_WITHIN_MILLIS + 60_000)
    older(timely.file, NAMED_WITHIN_MILLIS - 60_000)
    expect(await claims(late)).toStrictEqual(refused('FileUnknown'))
    expect(await claims(timely)).toMatchObject({ ok: true })
  })
  test('a file that was altered is a fault, not a refusal', async () => {
    const named = await uploaded()
    shelf.set(named.file, { bytes: Uint8Array.of(1), storedAt: Date.now() })
    await expect(claims(named)).rejects.toBeInstanceOf(FileAltered)
  })
  test('the entry is of its unit first: whose it is not learns nothing of its files', async () => {
    const outside = by({ within: new Set(['K2']) })
    const claim = claimOf({ ...(await uploaded()), file: NO_FILE })
    expect(await world.handlers.ClaimDone(claim, outside)).toStrictEqual(refused('NotYourUnit'))
  })
  test('the same command again gives its first result, also when its file is there no more', async () => {
    const [named, once] = [await uploaded(), by()]
    const first = await world.handlers.ClaimDone(claimOf(named), once)
    shelf.clear()
    expect(await world.handlers.ClaimDone(claimOf(named), once)).toStrictEqual({ ...first, again: true })
  })
  test('its print is of the contents: the same file uploaded again makes the same command', async () => {
    const [one, two] = [claimOf(await uploaded()), claimOf(await uploaded())]
    expect(one).not.toStrictEqual(two)
    expect(printedClaim(one)).toStrictEqual(printedClaim(two))
    expect(printedClaim(one)).not.toStrictEqual(printedClaim(claimOf(await uploaded(entryId, pictureOf('别处')))))
  })
})

describe('a file for an entry', () => {
  test('is sealed under a key of the entry’s own', async () => {
    const { file } = await uploaded()
    expect(Buffer.from(shelf.get(file)!.bytes).includes(Buffer.from('现场'))).toBe(false)
    const [own, other] = [ownerOfEvidence(entryId), ownerOfEvidence('item-1:K2')]
    expect(own.subject).not.toBe(other.subject)
    await world.kept.vault.destroy([own.subject])
    expect(await keepEvidence(world.kept, entryId, { bytes: photo, declared: '' })).toStrictEqual(refused('FileErased'))
    expect(await claims({ file, sha256: contentHash(photo), name: 'a', madeOn: '2022-03-02' })).toStrictEqual(
      refused('FileUnknown'),
    )
    expect(await keepEvidence(world.kept, 'item-1:K2', { bytes: photo, declared: '' })).toMatchObject({ ok: true })
  })
  test('is refused by what it is, and nothing is stored', async () => {
    const html = { bytes: Buffer.from('<html>'), declared: 'image/png' }
    expect(await keepEvidence(world.kept, entryId, html)).toStrictEqual(refused('FileTypeNotAllowed'))
    const jpeg = { bytes: photo, declared: 'image/jpeg' }
    expect(await keepEvidence(world.kept, entryId, jpeg)).toStrictEqual(refused('FileTypeMismatch'))
    expect(shelf.size).toBe(0)
  })
  test('is taken from whom the entry’s unit belongs to, and from nobody else', async () => {
    const asked = (of: string, tenant: string, ...units: string[]) =>
      uploadRefusal(world.store, of, { tenant, within: new Set(units), sees: async () => true })
    expect(await asked(entryId, 'city', 'K1', 'K11')).toBeNull()
    expect(await asked(entryId, 'city', 'K2')).toBe('NotYourUnit')
    expect(await asked(entryId, 'another city', 'K1')).toBe('NotYourUnit')
    expect(await asked('item-9:K1', 'city', 'K1')).toBe('EntryUnknown')
    const hidden = { tenant: 'city', within: new Set(['K1']), sees: async () => false }
    expect(await uploadRefusal(world.store, entryId, hidden)).toBe('EntryUnknown')
  })
})
