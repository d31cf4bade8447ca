import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { definedChannel } from '@huiyin/campaign'
import { apiKeysOf, clientOfHash, hashOfKey } from '@huiyin/installation'
import { OPEN311_CHANNEL } from '@huiyin/open311'
import type { Installation } from '../host/installation.js'
import { importHome } from '../import/fixtures/installed.js'
import { EXIT } from './exit.js'
import { runningFolder } from './folder-command.js'
import { open311KeysOf } from './open311-key.js'

const home = importHome()
afterAll(home.remove)

describe('huiyin open311-key', () => {
  let installation: Installation
  const run = async (given: Partial<Parameters<typeof open311KeysOf.run>[1]>) => {
    const [said, warned]: [string[], string[]] = [[], []]
    const print = (line: string) => void said.push(line)
    const warn = (line: string) => void warned.push(line)
    const terminal = { print, warn, progress: warn, isTerminal: false, signal: new AbortController().signal }
    const asked = { deed: 'list' as const, channel: 'open311', ...given }
    const exit = await open311KeysOf.run(runningFolder(installation), asked, terminal)
    return { exit, said: said.join('\n'), warned: warned.join('\n') }
  }
  beforeAll(async () => {
    installation = await home.open('county')
    installation.settings.add('county', { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' })
  }, 60_000)

  test('gives a key that is shown once, and defines the usual channel with the first', async () => {
    expect(await definedChannel(installation.lists.query, 'county', 'open311')).toBeNull()
    const { exit, said } = await run({ deed: 'issue', about: 'cityapp' })
    expect([exit, said]).toStrictEqual([EXIT.ok, expect.stringMatching(/^huiyin_[\w-]{43}$/)])
    expect(await definedChannel(installation.lists.query, 'county', 'open311')).toStrictEqual(OPEN311_CHANNEL)
    expect(await clientOfHash(installation.store, 'county', hashOfKey(said))).toStrictEqual({
      client: 'cityapp',
      channel: 'open311',
    })
    const listed = await run({})
    expect(listed.said).toMatch(/^k-[0-9a-f]{12} {2}cityapp {2}open311 {2}issued \d{4}-\S+Z$/)
    expect(listed.said).not.toContain(said)
  })
  test('takes one back with a reason, and lists it as revoked', async () => {
    const keyId = (await apiKeysOf(installation.store, 'county'))[0]!.keyId
    await expect(run({ deed: 'revoke', about: keyId })).rejects.toThrow('Say why with --reason')
    expect(await run({ deed: 'revoke', about: keyId, reason: '已更换' })).toMatchObject({ exit: EXIT.ok })
    expect((await run({})).said).toMatch(/ {2}revoked \d{4}-\S+Z$/)
    await expect(run({ deed: 'revoke', about: keyId, reason: '再次' })).rejects.toThrow(
      `There is no key ${keyId} in force`,
    )
  })
  test.each([
    [{ deed: 'issue', about: 'City App' }, 'Say whose key it is'],
    [{ deed: 'issue' }, 'Say whose key it is'],
    [{ deed: 'issue', about: 'app', channel: 'nowhere' }, 'The channel nowhere is not defined'],
    [{ deed: 'issue', about: 'app', channel: 'portal' }, 'The channel portal has no fields lat and long'],
    [{ deed: 'revoke', reason: '无' }, 'Say which key, by its id'],
    [{ deed: 'issue', about: 'app', tenant: 'elsewhere' }, 'Name the tenant: choose of county.'],
  ] as const)('refuses %j and says what to do', async (given, says) => {
    const before = await apiKeysOf(installation.store, 'county')
    await expect(run(given)).rejects.toThrow(says)
    expect(await apiKeysOf(installation.store, 'county')).toStrictEqual(before)
  })
})
