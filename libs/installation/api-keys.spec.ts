import { describe, expect, test } from '@jest/globals'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { apiKeysOf, clientOfHash, hashOfKey, issueApiKey, NoSuchApiKey, revokeApiKey } from './api-keys.js'

const clock = settableClock('2026-03-02T01:00:00.000Z')
const APP = { tenant: 'city', client: 'app', channel: 'open311' }
const open = () => memoryEventStore({ clock })

describe('the key of a program', () => {
  test('names the program and its channel to whoever shows it', async () => {
    const store = open()
    const { key } = await issueApiKey(store, APP, clock)
    expect(await clientOfHash(store, 'city', hashOfKey(key))).toStrictEqual({ client: 'app', channel: 'open311' })
    expect(await clientOfHash(store, 'city', hashOfKey(`${key}x`))).toBeNull()
    expect(await clientOfHash(store, 'elsewhere', hashOfKey(key))).toBeNull()
  })
  test('stands nowhere in the log', async () => {
    const store = open()
    const { key } = await issueApiKey(store, APP, clock)
    const log = JSON.stringify(await store.readLog(null, 10))
    expect(log).toContain('ApiKeyIssued')
    expect(log).not.toContain(key)
    expect(log).not.toContain(key.slice('huiyin_'.length))
  })
  test('that was revoked is nobody’s, while another of the same program goes on', async () => {
    const store = open()
    const old = await issueApiKey(store, APP, clock)
    const next = await issueApiKey(store, APP, clock)
    await revokeApiKey(store, { tenant: 'city', keyId: old.keyId, reason: 'replaced' }, clock)
    expect(await clientOfHash(store, 'city', hashOfKey(old.key))).toBeNull()
    expect(await clientOfHash(store, 'city', hashOfKey(next.key))).toMatchObject({ client: 'app' })
    const listed = await apiKeysOf(store, 'city')
    expect(listed.map(({ keyId, revokedAt }) => [keyId, revokedAt === null])).toStrictEqual([
      [old.keyId, false],
      [next.keyId, true],
    ])
  })
  test('cannot be revoked twice, nor where nobody has it', async () => {
    const store = open()
    const { keyId } = await issueApiKey(store, APP, clock)
    const revoke = (of: string) => revokeApiKey(store, { tenant: 'city', keyId: of, reason: 'lost' }, clock)
    await revoke(keyId)
    await expect(revoke(keyId)).rejects.toThrow(NoSuchApiKey)
    await expect(revoke('k-nobody')).rejects.toThrow('There is no key k-nobody in force; there are: none.')
  })
})
