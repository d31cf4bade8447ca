import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { openAccessLog } from '@huiyin/access-log'
import { seenItems } from '@huiyin/dashboard-api'
import { localIdentity } from '@huiyin/identity-local'
import { hostedIntake } from '@huiyin/intake'
import { systemClock } from '@huiyin/kernel'
import { answerSeenItems, remoteLogHead, remoteSessions, type SeenItems } from '@huiyin/nest-platform'
import { hostedOrganisation } from '@huiyin/organisation'
import type { HostedContext, ServiceAnswers, ServiceParts } from '@huiyin/process-host'
import { hostedRectification } from '@huiyin/rectification'
import { pictureOf } from '@huiyin/testing/picture'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { openCounty } from './authorisation-inputs.js'
import { ADMINISTRATOR, type World } from './world.js'

const PASSWORD = 'a long enough password'
const LOGIN = 'login.k1'
const CALLERS = ['dashboard-api', 'intake', 'rectification', 'citizen', 'operator']

let here: World
let folder: string
const running = new Map<string, AnsweringProcess>()
const answers: ServiceAnswers[] = []

/** What a context's process is given, as far as it answers people. */
const partsOf = (name: string): ServiceParts => {
  const clientOf = (to: string) => (path: string, body: unknown) => running.get(to)!.peer(name).client(path, body)
  const { store, clock, kept, lists } = here
  const peerOf = (process: string) => ({ process, client: clientOf(process) })
  const openIdentity = async () => localIdentity({ file: join(folder, 'identity.db'), clock: systemClock })
  const openAccess = async () =>
    openAccessLog({ folder: join(folder, 'access'), store, clock, onFault: () => undefined })
  const parts = {
    ...kept,
    store,
    clock,
    openIdentity,
    openAccessLog: openAccess,
    clientOf,
    peerOf,
    lists: { query: lists },
    log: () => undefined,
  }
  return { ...parts, settings: { of: () => ({ zone: 'Asia/Shanghai' }) } } as unknown as ServiceParts
}
/** What a context answers beside commands where it is a process of its own. */
const answersOf = async (context: HostedContext): Promise<ServiceAnswers> => context.answers!(partsOf(context.name))
const start = async (self: string, made: ServiceAnswers): Promise<AnsweringProcess> => {
  answers.push(made)
  const { calls = {}, modules = [] } = made
  const process = await answeringProcess({ self, callers: CALLERS, calls, modules })
  running.set(self, process)
  return process
}
const organisation = () => running.get('organisation')!
const setPassword = (from: string, password: unknown = PASSWORD) =>
  organisation().peer(from).client('/internal/set-password', { login: LOGIN, password })
const signedIn = async (): Promise<string> => {
  await setPassword('operator')
  const answer = await remoteSessions(organisation().peer('dashboard-api')).signIn(LOGIN, PASSWORD, '::1')
  return 'token' in answer ? answer.token : `refused: ${answer.refusal}`
}
const everythingIn = (path: string): string =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-people-'))
  here = await openCounty()
  await start('organisation', await answersOf(hostedOrganisation))
}, 60_000)
afterEach(async () => {
  for (const made of answers.splice(0).reverse()) await made.close?.()
  for (const process of running.values()) await process.stop()
  running.clear()
  await here.close()
  rmSync(folder, { recursive: true })
})

describe('organisation as a process of its own', () => {
  test('lets in whom the operator gave a password, with the roles and units of today', async () => {
    const token = await signedIn()
    const sessions = remoteSessions(organisation().peer('rectification'))
    expect(await sessions.viewerOf(token)).toMatchObject({ login: LOGIN, roles: ['handler'], unitId: 'K1' })
    expect(await sessions.viewerOf('made-up')).toBeNull()
  })
  test('takes a right away for every process at once', async () => {
    const token = await signedIn()
    const sessions = remoteSessions(organisation().peer('intake'))
    expect(await sessions.viewerOf(token)).not.toBeNull()
    await here.does(ADMINISTRATOR, 'RevokeRole', { login: LOGIN, role: 'handler', validFrom: '2020-01-02' })
    expect(await sessions.viewerOf(token)).toBeNull()
  })
  test('sets passwords for the operator alone, says why it does not, and keeps and repeats none', async () => {
    expect((await setPassword('dashboard-api')).status).toBe(403)
    expect((await setPassword('stranger')).status).toBe(401)
    expect(await setPassword('operator', 7)).toStrictEqual({ status: 400, body: { code: 'CallUnreadable' } })
    const short = { status: 200, body: { answer: { ok: false, refusal: 'PasswordTooShort' } } }
    expect(await setPassword('operator', 'short')).toStrictEqual(short)
    const token = await signedIn()
    for (const made of answers.splice(0)) await made.close?.()
    expect(everythingIn(folder)).not.toContain(PASSWORD)
    expect(everythingIn(folder)).not.toContain(token)
  })
  test('says where the log ends', async () => {
    const head = await remoteLogHead(organisation().peer('dashboard-api'))()
    expect(head).toBe((await here.store.head())!.position)
  })
})

describe('a context that answers people itself, as a process of its own', () => {
  const post = async (owner: string, question: string, token: string, args: object) => {
    const response = await fetch(`${running.get(owner)!.address}/questions/${owner}/${question}`, {
      ...{ method: 'POST', body: JSON.stringify({ args }) },
      headers: { 'content-type': 'application/json', cookie: `huiyin_session=${token}` },
    })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  const dashboard = async () => {
    const ports = { lists: here.lists, head: async () => null } as unknown as Parameters<typeof seenItems>[0]
    const judged: SeenItems = seenItems({ ...ports, clock: here.clock })
    await start('dashboard-api', { calls: answerSeenItems(judged, ['intake', 'rectification']) })
  }
  const uploaded = async (token: string, entryId: string) => {
    const form = new FormData()
    form.append('file', new Blob([pictureOf('现场')], { type: 'image/png' }), '现场.png')
    const url = `${running.get('rectification')!.address}/files/rectification/${encodeURIComponent(entryId)}`
    return fetch(url, { method: 'POST', body: form, headers: { cookie: `huiyin_session=${token}` } })
  }

  test('tells each what dashboard-api lets him see, takes his files, and notes that he asked', async () => {
    await dashboard()
    const made = await answersOf(hostedRectification)
    await start('rectification', made)
    const token = await signedIn()
    expect(await post('rectification', 'evidence', token, { itemId: 'item-K1' })).toMatchObject({ status: 200 })
    expect(await post('rectification', 'evidence', token, { itemId: 'item-K2' })).toStrictEqual({
      ...{ status: 200, body: { answer: null } },
    })
    expect((await post('rectification', 'evidence', 'made-up', { itemId: 'item-K1' })).status).toBe(401)
    expect((await uploaded(token, 'item-K1:K1')).status).toBe(200)
    expect((await uploaded(token, 'item-K2:K2')).status).toBe(403)
    await made.close!()
    for (const one of answers.splice(0)) if (one !== made) await one.close?.()
    expect(everythingIn(join(folder, 'access'))).toContain('"question":"rectification/evidence"')
  })
  test('keeps evidence that the operator brings, after the same checks as everybody’s, and nobody else’s', async () => {
    await dashboard()
    const rectification = await start('rectification', await answersOf(hostedRectification))
    const keep = (from: string, base64: string) =>
      rectification.peer(from).client('/internal/keep-evidence', { entryId: 'item-K1:K1', base64 })
    const kept = await keep('operator', Buffer.from(pictureOf('现场')).toString('base64'))
    expect(kept).toMatchObject({ status: 200, body: { answer: { ok: true, evidence: { mediaType: 'image/png' } } } })
    const refused = await keep('operator', Buffer.from('<html>').toString('base64'))
    expect(refused).toMatchObject({ status: 200, body: { answer: { ok: false } } })
    expect((await keep('operator', '***')).status).toBe(400)
    expect((await keep('dashboard-api', '')).status).toBe(403)
  })
  test('tells no photos of what is not his to see, and takes no command this way', async () => {
    await dashboard()
    const intake = await start('intake', await answersOf(hostedIntake))
    const token = await signedIn()
    const asked = await post('intake', 'photos', token, { itemId: 'item-K2' })
    expect(asked).toStrictEqual({ status: 200, body: { answer: null } })
    const command = await fetch(`${intake.address}/commands/intake/RegisterItem`, {
      ...{ method: 'POST', body: '{"input":{}}' },
      headers: { 'content-type': 'application/json', cookie: `huiyin_session=${token}` },
    })
    expect([command.status, await command.json()]).toMatchObject([404, { code: 'CommandUnknown' }])
  })
})
