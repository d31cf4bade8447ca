import { afterEach, describe, expect, test } from '@jest/globals'
import { recordOperation } from '@huiyin/event-sourcing'
import { ProcessUnreachable } from '@huiyin/signed-http'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { answerLogHead, remoteLogHead } from './signed-log-head.js'

const clock = settableClock('2026-03-30T01:02:03.004Z')
let organisation: AnsweringProcess
afterEach(() => organisation.stop())

const opened = async () => {
  const store = memoryEventStore({ clock })
  const calls = answerLogHead(store, ['dashboard-api'])
  organisation = await answeringProcess({ self: 'organisation', callers: ['dashboard-api', 'citizen'], calls })
  return { store, head: (from = 'dashboard-api') => remoteLogHead(organisation.peer(from))() }
}

describe('the end of the log, asked of another process', () => {
  test('is where the log ends when it is asked, and nowhere while it is empty', async () => {
    const { store, head } = await opened()
    expect(await head()).toBeNull()
    await recordOperation(store, { type: 'VaultLossAccepted', data: { reason: 'lost' } }, { clock, id: 'operation-1' })
    expect(await head()).toBe((await store.head())!.position)
  })
  test('is not told to whom it was not meant for, nor where more is asked', async () => {
    const { head } = await opened()
    await expect(head('citizen')).rejects.toThrow('it answered 403 to log-head')
    await expect(head('stranger')).rejects.toThrow('it answered 401 to log-head')
    const more = await organisation.peer('dashboard-api').client('/internal/log-head', { after: 1 })
    expect(more.status).toBe(400)
  })
  test('is a fault while that process is away, never an empty log', async () => {
    const { head } = await opened()
    await organisation.stop()
    await expect(head()).rejects.toBeInstanceOf(ProcessUnreachable)
  })
})
