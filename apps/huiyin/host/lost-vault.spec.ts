import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkVault, logOf } from '../cli/folder-checks.js'
import { importHome, inFolder } from '../import/fixtures/installed.js'
import type { Installation } from './installation.js'
import { acceptLostVault, sealedSubjects, VaultLost } from './lost-vault.js'

const home = importHome()
afterAll(home.remove)

const diagnosis = (path: string) =>
  inFolder(path, async (folder) => {
    const { store, close } = logOf(folder, null)
    const found = await checkVault(folder, store, null)
    await close()
    return found
  })

/** A citizen writes with name and contact; both are sealed in the log. */
const reportBy = async ({ send, settings }: Installation, nth: number) => {
  settings.add('county', { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' })
  const answer = await send({
    name: 'ReceiveReport',
    input: {
      ...{
        itemId: `item-${nth}`,
        reportId: `report-${nth}`,
        channel: 'letter',
        reporter: 'named',
        summary: '群众来信',
      },
      ...{ category: null, place: null, outsideNumber: null },
      personal: { name: '甲', contact: `1380000000${nth}`, address: null, text: null },
    },
    commandId: `receive-${nth}`,
    ...{ tenant: 'county', actor: { person: 'operator-1', post: null, unit: null }, occurred: null },
    ...{ correlation: `c-${nth}`, causation: `c-${nth}` },
  })
  expect(answer).toMatchObject({ ok: true })
}
const failing = (name: string) => home.open(name).catch((error: unknown) => error)

describe('a vault that is lost beside a log', () => {
  let path = ''
  beforeAll(async () => {
    const installation = await home.open('county')
    path = installation.folder.path
    await reportBy(installation, 1)
    await installation.close()
  }, 60_000)

  test('is in order while it is there', async () => {
    expect(await diagnosis(path)).toMatchObject({ verdict: 'ok' })
  })
  test('never starts empty in silence: gone, or a new one in its place, nothing is started and the way out is named', async () => {
    const [vault, kept] = [join(path, 'vault'), join(path, 'vault.kept')]
    cpSync(vault, kept, { recursive: true })
    rmSync(vault, { recursive: true })
    const gone: unknown = await failing('county')
    expect(gone).toBeInstanceOf(VaultLost)
    expect((gone as Error).message).toMatch(/Restore [\s\S]*huiyin accept lost-vault --data/)
    expect(await diagnosis(path)).toMatchObject({ name: 'vault', verdict: 'failed' })

    const other = await home.open('other')
    await other.close()
    mkdirSync(vault, { recursive: true })
    cpSync(join(other.folder.path, 'vault'), vault, { recursive: true })
    expect(await failing('county')).toBeInstanceOf(VaultLost)
    expect(await diagnosis(path)).toMatchObject({
      verdict: 'failed',
      says: expect.stringContaining('no key for 1 of 1'),
    })

    rmSync(vault, { recursive: true })
    cpSync(kept, vault, { recursive: true })
    const restored = await home.open('county')
    await restored.close()
    expect(restored.store.epoch).not.toBe('')
  }, 60_000)
  test('accepted, is a fact, and what was sealed before is asked for no more', async () => {
    rmSync(join(path, 'vault'), { recursive: true })
    expect(await inFolder(path, (folder) => acceptLostVault(folder, 'the machine burnt'))).toBe(true)
    expect(await inFolder(path, (folder) => acceptLostVault(folder, 'again'))).toBe(false)
    const installation = await home.open('county')
    const log = await installation.store.readLog(null, 1_000)
    const facts = log.filter(({ stream }) => stream.startsWith('log-operation-'))
    expect(facts.map(({ body }) => JSON.parse(body) as unknown)).toStrictEqual([{ reason: 'the machine burnt' }])
    expect(await sealedSubjects(installation.store)).toStrictEqual(new Set())
    await reportBy(installation, 2)
    await installation.close()
    expect(await diagnosis(path)).toMatchObject({ verdict: 'ok', says: expect.stringContaining('all 1') })
  }, 60_000)
  test('of a vault that is there there is nothing to accept', async () => {
    expect(await inFolder(path, (folder) => acceptLostVault(folder, 'by mistake'))).toBe(false)
  })
})
