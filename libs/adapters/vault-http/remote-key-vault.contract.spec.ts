import { afterEach, describe, expect, test } from '@jest/globals'
import { systemClock } from '@huiyin/kernel'
import { createHttpHost, SignedCallsModule, type HttpHost } from '@huiyin/nest-platform'
import { subjectId, type KeyVault } from '@huiyin/privacy'
import { requestVerifier, signedClient } from '@huiyin/signed-http'
import { keyVaultContract } from '@huiyin/testing/contracts/key-vault'
import { memoryKeyVault, memoryVaultState } from '@huiyin/vault-memory'
import { answerVault, VAULT_CALL } from './answer-vault.js'
import { remoteKeyVault, VaultFailed } from './remote-key-vault.js'
import { VAULT_CALLS } from './wire.js'

const RIGHTS = { intake: VAULT_CALLS, rectification: ['printingKey'] } as const

const [secret, other] = [Buffer.from('i'.repeat(32)), Buffer.from('o'.repeat(32))]
const hosts: HttpHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

/** A vault in a process of its own, and what another process sees of it; `heard` are the bodies of its answers. */
const apart = async (vault: KeyVault, { from = 'intake', signs = secret, opens = secret } = {}) => {
  const secrets = new Map([
    ['intake', secret],
    ['rectification', other],
  ])
  const verify = requestVerifier({ self: 'vault', secrets, clock: systemClock })
  const heard: string[] = []
  const answer = answerVault(vault, secrets, RIGHTS)
  const run = async (body: unknown, asker: string) => {
    const sealed = await answer(body, asker)
    heard.push(sealed)
    return sealed
  }
  const host = await createHttpHost({
    modules: [SignedCallsModule.with({ calls: { [VAULT_CALL]: { from: ['intake', 'rectification'], run } }, verify })],
  })
  hosts.push(host)
  const address = await host.listen(0)
  const client = signedClient({ address, from, to: 'vault', secret: signs, clock: systemClock })
  return { remote: remoteKeyVault({ client, secret: opens }), client, heard }
}

describe('a key vault in another process', () => {
  for (const [promise, holds] of Object.entries(keyVaultContract)) {
    test(
      promise,
      async () => {
        const state = memoryVaultState()
        await holds(async () => (await apart(memoryKeyVault(state))).remote)
      },
      30_000,
    )
  }
})

describe('what travels between a vault and another process', () => {
  const subject = subjectId('report-1')

  test('holds no key that can be read on the way', async () => {
    const { remote, heard } = await apart(memoryKeyVault())
    const key = (await remote.keyOf(subject))!
    const { printing } = await remote.printingKey()
    const bytes = [key.sealing, key.printing, printing].map((one) => one.export())
    const texts = bytes.flatMap((one) => ['hex', 'base64', 'base64url'].map((form) => one.toString(form as 'hex')))
    expect(heard).toHaveLength(2)
    expect(texts.filter((text) => heard.join().includes(text))).toStrictEqual([])
  })
  test('is of no use to a process with another secret', async () => {
    const { remote } = await apart(memoryKeyVault(), { opens: other })
    await expect(remote.keyOf(subject)).rejects.toThrow('decryption operation failed')
  })
  test('is refused without the secret of the process it comes from', async () => {
    const { remote } = await apart(memoryKeyVault(), { from: 'rectification', signs: secret })
    await expect(remote.keyOf(subject)).rejects.toThrow('it answered 401')
  })
  test('asks only what a vault answers, with what a vault takes', async () => {
    const { client, heard } = await apart(memoryKeyVault())
    const asked = [
      [{ name: 'constructor', given: [] }],
      [{ name: 'close', given: [] }],
      [{ name: 'keyOf', given: ['no subject'] }],
      [{ name: 'addContact', given: [subject, { kind: 'face', text: 'x' }] }],
      [],
      { name: 'keyOf' },
    ]
    const answers = await Promise.all(asked.map((body) => client(`/internal/${VAULT_CALL}`, body)))
    expect(answers.map(({ status }) => status)).toStrictEqual(asked.map(() => 400))
    expect(heard).toStrictEqual([])
  })
  test('is no more than what the process that asks has a right to', async () => {
    const { remote, client } = await apart(memoryKeyVault(), { from: 'rectification', signs: other, opens: other })
    expect((await remote.printingKey()).printing.type).toBe('secret')
    await expect(remote.keyOf(subject)).rejects.toThrow('it answered 400')
    const both = [
      { name: 'printingKey', given: [] },
      { name: 'destroy', given: [[subject]] },
    ]
    expect((await client(`/internal/${VAULT_CALL}`, both)).status).toBe(400)
  })
  test('goes together when it was asked together', async () => {
    const { remote, heard } = await apart(memoryKeyVault())
    await Promise.all(Array.from({ length: 100 }, (_, n) => remote.keyOf(subjectId(`report-${n}`))))
    expect(heard).toHaveLength(1)
  })
  test('says of a fault there which call failed, and nothing else', async () => {
    const failing = { ...memoryKeyVault(), linkedTo: () => Promise.reject(new Error('the disk of the vault')) }
    const { remote } = await apart(failing)
    await expect(remote.linkedTo(subject)).rejects.toStrictEqual(new VaultFailed('linkedTo'))
    expect((await remote.keyOf(subject))?.subject).toBe(subject)
  })
})
