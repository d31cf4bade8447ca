import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Role } from '@huiyin/contracts'
import { CommandIdReused, parseHeader, typeOf } from '@huiyin/event-sourcing'
import { openPerson } from '@huiyin/intake'
import { subjectId, type KeyFound } from '@huiyin/privacy'
import { sqliteKeyVault } from '@huiyin/vault-sqlite'
import { filesWith, sealedHouse, type SealedHouse } from './sealed-house.js'
import { viewerWith } from './gate.js'
import { EMBEDDED, ZONE } from './world.js'

/** What the reporter said of himself; nothing of it may stand anywhere in clear. */
const PERSONAL = {
  name: '欧阳示例',
  contact: '13900000001',
  address: '示范路一百二十号',
  text: '窗口人员把我的材料扔了回来',
}
const OTHER_CONTACT = '13900000002'
const SUMMARY = '办事窗口服务态度问题'
const REPORT = { itemId: 'sealed', reportId: 'sealed-1' }
const RECEIVE_ID = '00000000-0000-4000-8000-000000000001'
const received = (personal: object) => ({
  ...{ ...REPORT, channel: 'letter', reporter: 'named', summary: SUMMARY, personal },
  ...{ category: null, place: null, outsideNumber: null },
})
const CLOSED = { name: null, contact: null, address: null, text: null }

const keptIn = (folder: string) => Object.values(PERSONAL).flatMap((text) => filesWith(folder, text))
const indexed = async ({ personal: { vault } }: SealedHouse, contact = PERSONAL.contact) =>
  vault.subjectsWith({ kind: 'phone', text: contact })
const facts = async ({ store }: SealedHouse) =>
  (await store.readStream(`intake-item-${REPORT.itemId}`)).map(({ header, body }) => ({
    ...{ type: typeOf(header).type, by: parseHeader(header).actor.person },
    data: JSON.parse(body) as { readonly subject?: string; readonly sealed?: { readonly subject: string } },
  }))
const opened = ({ store, personal: { vault } }: SealedHouse) =>
  openPerson({ store, vault }, REPORT.itemId, REPORT.reportId)
const refusalOf = (answer: Awaited<ReturnType<SealedHouse['asks']>>) => (answer.ok ? null : answer.refusal)

/** The keys a copy of the vault gives to whoever opens it by itself, without the journal. */
const keyInCopy = async (folder: string, subject: string): Promise<KeyFound> => {
  const vault = await sqliteKeyVault({ folder })
  const found = await vault.findKey(subjectId(subject))
  await vault.close()
  return found
}

const MODES_HERE = EMBEDDED.slice(0, 2)
describe.each(MODES_HERE)('what a reporter says of himself, $name bus', ({ bus }) => {
  const base = mkdtempSync(join(tmpdir(), 'huiyin-sealed-'))
  const [path, copy] = [join(base, 'data'), join(base, 'copy')]
  let house: SealedHouse
  let subject: string
  beforeAll(async () => {
    house = await sealedHouse(path, bus)
    const answer = await house.asks('operator', 'ReceiveReport', received(PERSONAL), RECEIVE_ID)
    if (!answer.ok) throw new Error(answer.refusal)
    await house.asks('operator', 'RegisterItem', { itemId: 'sealed', number: 'N-1', category: 'C3', campaign: null })
    await house.asks('dispatcher', 'AssignItem', {
      ...{ itemId: 'sealed', unitId: 'K1', personId: null, outsideDeadline: null },
    })
    subject = (await facts(house))[0]!.data.sealed!.subject
  })
  afterAll(async () => {
    await house.close()
    rmSync(base, { recursive: true, force: true })
  })

  describe('sealed', () => {
    test('stands in no byte of log, write-ahead log, lists, marks, vault or journal', () => {
      expect(keptIn(path)).toStrictEqual([])
      expect(filesWith(path, SUMMARY).length).toBeGreaterThan(0)
    })
    test('a text in clear would be found, in UTF-8 and in UTF-16', () => {
      const planted = join(base, 'planted')
      mkdirSync(planted)
      const wide = Buffer.from(PERSONAL.name, 'utf16le')
      writeFileSync(join(planted, '8'), `..${PERSONAL.name}..`)
      writeFileSync(join(planted, '16le'), Buffer.concat([Buffer.from('.'), wide]))
      writeFileSync(join(planted, '16be'), Buffer.from(wide).swap16())
      expect(filesWith(planted, PERSONAL.name)).toHaveLength(3)
    })
    test('goes to no other context, and to no dead letter', () => {
      const letters = house.deadLetters().filter(({ consumer }) => consumer === 'takes-nothing')
      expect(house.heard.map(({ name }) => name)).toContain('ItemAssigned')
      expect(letters.length).toBeGreaterThan(0)
      const told = JSON.stringify([house.heard, house.deadLetters()])
      expect(Object.values(PERSONAL).filter((text) => told.includes(text))).toStrictEqual([])
    })
    test('the same command again is the same report; with other personal data it is another request', async () => {
      const again = await house.asks('operator', 'ReceiveReport', received(PERSONAL), RECEIVE_ID)
      expect(again).toMatchObject({ ok: true, again: true })
      const other = house.asks('operator', 'ReceiveReport', received({ ...PERSONAL, text: '换一种说法' }), RECEIVE_ID)
      await expect(other).rejects.toThrow(CommandIdReused)
      expect((await facts(house)).filter(({ type }) => type === 'ReportReceived')).toHaveLength(1)
    })
  })

  test('what is refused leaves nothing in the index, where nobody could have it erased', async () => {
    const other = { ...PERSONAL, contact: OTHER_CONTACT }
    await expect(house.asks('operator', 'ReceiveReport', received(other), RECEIVE_ID)).rejects.toThrow(CommandIdReused)
    await house.asks('operator', 'ReceiveReport', received(other))
    const elsewhere = { ...received(other), reportId: 'sealed-9' }
    expect(refusalOf(await house.asks('operator', 'ReceiveReport', elsewhere))).toBe('ItemAlreadyReceived')
    expect(await indexed(house, OTHER_CONTACT)).toStrictEqual([])
  })
  test('S1-80 a repeat visit is found by the contact, of which the index keeps no byte in clear', async () => {
    expect(await indexed(house)).toStrictEqual([subject])
    expect(filesWith(path, PERSONAL.contact)).toStrictEqual([])
  })

  describe('opened', () => {
    const ASKED = { ...REPORT, askedBy: 'person-operator' }
    const consentBy = (role: Role) => house.asks(role, 'ConsentToOpening', ASKED)
    test('S3-69 by nobody alone: asked for with a reason it stays closed, and the asker cannot consent', async () => {
      const ask = await house.asks('operator', 'RequestOpening', { ...REPORT, reason: '电话回访' })
      expect(ask).toMatchObject({ events: ['OpeningRequested'] })
      expect(refusalOf(await house.asks('operator', 'OpenReporter', REPORT))).toBe('ConsentOutstanding')
      for (const role of ['operator', 'dispatcher', 'leader', 'auditor', 'administrator'] as const)
        expect(refusalOf(await consentBy(role))).toBe('RoleMissing')
      const inBoth = viewerWith(['operator', 'supervisor'], { person: 'person-operator' })
      const both = await house.asksAs(inBoth, 'ConsentToOpening', ASKED)
      expect(refusalOf(both)).toBe('OwnRequest')
    })
    test('S3-69 with the consent of a second person: all three are facts of the item, and the text can be read', async () => {
      expect(await consentBy('supervisor')).toMatchObject({ events: ['OpeningConsented'] })
      expect(await house.asks('operator', 'OpenReporter', REPORT)).toMatchObject({ events: ['ReporterOpened'] })
      const said = (await facts(house)).slice(-3).map(({ type, by }) => [type, by])
      expect(said).toStrictEqual([
        ['OpeningRequested', 'person-operator'],
        ['OpeningConsented', 'person-supervisor'],
        ['ReporterOpened', 'person-operator'],
      ])
      expect(refusalOf(await house.asks('operator', 'OpenReporter', REPORT))).toBe('NoOpeningRequested')
      expect(await opened(house)).toStrictEqual(PERSONAL)
      expect(keptIn(path)).toStrictEqual([])
    })
    test('S3-69 a consent lapses after a day, whatever time the sender says it is', async () => {
      await house.asks('operator', 'RequestOpening', { ...REPORT, reason: '再次回访' })
      await consentBy('disciplineOfficer')
      const occurred = { at: house.clock.now(), zone: ZONE, precision: 'instant' } as const
      house.clock.advance(24 * 3_600_000)
      const opens = () => house.asksAs(viewerWith(['operator']), 'OpenReporter', REPORT, { occurred })
      expect(refusalOf(await opens())).toBeNull()
      await house.asks('operator', 'RequestOpening', { ...REPORT, reason: '再次回访' })
      await consentBy('disciplineOfficer')
      house.clock.advance(60_000)
      const then = { ...occurred, at: house.clock.now() }
      house.clock.advance(24 * 3_600_000 - 60_000 + 1)
      const late = await house.asksAs(viewerWith(['operator']), 'OpenReporter', REPORT, { occurred: then })
      expect(refusalOf(late)).toBe('NoOpeningRequested')
    })
    test('S3-69 not without a reason, and not by a leader, a handler or an auditor', async () => {
      expect(refusalOf(await house.asks('operator', 'RequestOpening', { ...REPORT, reason: ' ' }))).toBe('InputInvalid')
      for (const role of ['leader', 'handler', 'unitPrincipal', 'auditor', 'administrator'] as const) {
        const answer = await house.asks(role, 'RequestOpening', { ...REPORT, reason: '了解情况' })
        expect([refusalOf(answer), refusalOf(await house.asks(role, 'OpenReporter', REPORT))]).toStrictEqual([
          ...['RoleMissing', 'RoleMissing'],
        ])
      }
    })
  })

  describe('erased', () => {
    beforeAll(async () => {
      mkdirSync(copy)
      await house.personal.vault.backup(join(copy, 'vault.db'))
      cpSync(join(house.folder.vault, 'vault.key'), join(copy, 'vault.key'))
      const answer = await house.asks('disciplineOfficer', 'OrderErasure', { ...REPORT, reason: '依本人申请' })
      if (!answer.ok) throw new Error(answer.refusal)
    })

    test('the keys are destroyed, the index forgets, the journal remembers, and the item says so once', async () => {
      expect(await house.personal.vault.findKey(subjectId(subject))).toStrictEqual({ found: false, reason: 'erased' })
      expect(await indexed(house)).toStrictEqual([])
      expect(await house.personal.journal.read()).toMatchObject([{ subject }])
      const said = (await facts(house)).filter(({ type }) => type === 'ErasureOrdered' || type === 'SubjectErased')
      expect(said).toMatchObject([
        { type: 'ErasureOrdered', by: 'person-disciplineOfficer', data: { subject } },
        { type: 'SubjectErased', by: 'system', data: { subject } },
      ])
    })
    test('it can be opened by nobody any more, while the item and its summary stay', async () => {
      const answer = await house.asks('operator', 'RequestOpening', { ...REPORT, reason: '电话回访' })
      expect(refusalOf(answer)).toBe('PersonErased')
      expect(refusalOf(await house.asks('operator', 'OpenReporter', REPORT))).toBe('PersonErased')
      const sentAgain = await house.asks('operator', 'ReceiveReport', received(PERSONAL), RECEIVE_ID)
      expect(refusalOf(sentAgain)).toBe('PersonErased')
      expect(await opened(house)).toStrictEqual(CLOSED)
      expect(keptIn(base).filter((file) => !file.startsWith(join(base, 'planted')))).toStrictEqual([])
      expect(filesWith(path, SUMMARY).length).toBeGreaterThan(0)
    })
    test('ordered again it changes nothing', async () => {
      const before = (await facts(house)).length
      const again = await house.asks('disciplineOfficer', 'OrderErasure', { ...REPORT, reason: '再次申请' })
      expect(again).toMatchObject({ ok: true, events: [] })
      expect(await facts(house)).toHaveLength(before)
    })
    test('a copy of the vault from before is made to forget when the house opens over it', async () => {
      const alone = join(base, 'alone')
      cpSync(copy, alone, { recursive: true })
      expect(await keyInCopy(alone, subject)).toMatchObject({ found: true })

      await house.close()
      rmSync(house.folder.vault, { recursive: true })
      cpSync(copy, house.folder.vault, { recursive: true })
      house = await sealedHouse(path, bus)
      expect(await house.personal.vault.findKey(subjectId(subject))).toStrictEqual({ found: false, reason: 'erased' })
      expect(await indexed(house)).toStrictEqual([])
      expect(await opened(house)).toStrictEqual(CLOSED)
      expect(readFileSync(house.folder.erasures, 'utf8').trim().split('\n')).toHaveLength(1)
    })
  })
})
