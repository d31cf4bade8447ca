import { connect } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { EXIT, NotPossible, type ExitCode } from '../cli/exit.js'
import type { OpenFolder, SentCommand } from '../cli/folder-command.js'
import type { Terminal } from '../cli/terminal.js'
import { frameOf, frameReader } from './frames.js'
import { askOwner, OwnerSilent } from './owner-client.js'
import { ownerServer, type OwnerServer } from './owner-server.js'

const folder = { path: '/data', running: null } as unknown as OpenFolder
const command = (name: string, run: (input: unknown, terminal: Terminal) => Promise<ExitCode>): SentCommand => ({
  name,
  run: (_, input, terminal) => run(input, terminal),
})

const echo = command('echo', async (input, { print, warn, progress }) => {
  progress('half of it')
  print(JSON.stringify(input))
  warn('that was all')
  return EXIT.found
})
const endless = (started: () => void) =>
  command('endless', async (_, { signal, print }) => {
    started()
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    print('stopped in good order')
    return EXIT.interrupted
  })

let server: OwnerServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})
const serve = async (...commands: readonly SentCommand[]) => {
  const faults: string[] = []
  server = await ownerServer({ folder, commands, onFault: (where) => faults.push(where) })
  return { address: server.address, faults }
}

/** Sends a command as the command line does, and tells what was written where. */
const asking = (address: OwnerServer['address'], name: string, input: unknown = {}, stop = new AbortController()) => {
  const said: Record<string, string> = { out: '', error: '', progress: '' }
  const write = (to: string, text: string) => void (said[to] += text)
  const exit = askOwner(address, { command: name, input }, { write, isTerminal: false, signal: stop.signal })
  return { exit, said, stop }
}

/** What a stranger gets who says these bytes. */
const stranger = (port: number, text: string) =>
  new Promise<string>((resolve) => {
    let got = ''
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(text))
    socket.on('data', (chunk) => (got += chunk.toString()))
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(got))
  })

describe('a command sent to the owner of a folder', () => {
  test('runs there; its text and its exit code come back', async () => {
    const { address } = await serve(echo)
    const { exit, said } = asking(address, 'echo', { item: '第1号' })
    expect(await exit).toBe(EXIT.found)
    expect(said).toStrictEqual({ out: '{"item":"第1号"}\n', error: 'that was all\n', progress: 'half of it' })
  })
  test('an answer of several megabytes comes whole', async () => {
    const text = '数'.repeat(3_000_000)
    const { address } = await serve(command('long', async (_, { print }) => (print(text), EXIT.ok)))
    const { exit, said } = asking(address, 'long')
    expect(await exit).toBe(EXIT.ok)
    expect(said['out'] === `${text}\n`).toBe(true)
  })
  test('what a person did wrong is told with 2, a fault with 70, and the owner hears of the fault only', async () => {
    const { address, faults } = await serve(
      command('wrong', () => Promise.reject(new NotPossible('there is no such tenant'))),
      command('broken', () => Promise.reject(new Error('disk full'))),
    )
    const wrong = asking(address, 'wrong')
    expect([await wrong.exit, wrong.said['error']]).toStrictEqual([EXIT.refused, 'there is no such tenant\n'])
    const broken = asking(address, 'broken')
    expect(await broken.exit).toBe(EXIT.fault)
    expect(broken.said['error']).toContain('disk full')
    expect(faults).toStrictEqual(['command broken'])
  })
  test('one that this version does not know is refused', async () => {
    const { address } = await serve(echo)
    expect(await asking(address, 'figures').exit).toBe(EXIT.refused)
  })
  test('is stopped by Ctrl-C of the client, and what it says at its end still comes', async () => {
    const stop = new AbortController()
    const { address } = await serve(endless(() => stop.abort()))
    const { exit, said } = asking(address, 'endless', {}, stop)
    expect(await exit).toBe(EXIT.interrupted)
    expect(said['out']).toBe('stopped in good order\n')
  })
  test('is stopped when the client goes away', async () => {
    let stopped: (() => void) | null = null
    const heard = new Promise<void>((resolve) => (stopped = resolve))
    const { address } = await serve(
      command('endless', async (_, { signal }) => {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
        stopped!()
        return EXIT.interrupted
      }),
    )
    const { port, token } = address
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.write(frameOf({ protocol: 1, token, command: 'endless', input: {}, terminal: false }))
      setTimeout(() => socket.destroy(), 50)
    })
    await heard
    expect(stopped).not.toBeNull()
  })
  test('is stopped when the owner stops, and the client is told the code', async () => {
    let begun: () => void = () => undefined
    const running = new Promise<void>((resolve) => (begun = resolve))
    const { address } = await serve(endless(() => begun()))
    const { exit } = asking(address, 'endless')
    await running
    await server!.close()
    expect(await exit).toBe(EXIT.interrupted)
  })
})

describe('the owner of a folder', () => {
  const hello = (token: string) => frameOf({ protocol: 1, token, command: 'echo', input: 'x', terminal: false })

  test('answers nothing to whoever cannot read the lock file', async () => {
    const { address } = await serve(echo)
    expect(await stranger(address.port, hello('x'.repeat(43)))).toBe('')
    expect(await stranger(address.port, hello(''))).toBe('')
    expect(await stranger(address.port, 'GET / HTTP/1.1\r\n\r\n')).toBe('')
    expect(await stranger(address.port, 'x'.repeat(70_000))).toBe('')
    const known = frameReader()(Buffer.from(await stranger(address.port, hello(address.token))))
    expect(known.at(-1)).toStrictEqual({ exit: EXIT.found })
  })
  test('refuses a client of another version in words', async () => {
    const { address } = await serve(echo)
    const other = frameOf({ protocol: 2, token: address.token, command: 'echo', input: 'x', terminal: false })
    expect(await stranger(address.port, other)).toContain('another version')
  })
  test('that is not there is told from one that answers', async () => {
    const { address } = await serve(echo)
    await server!.close()
    await expect(asking(address, 'echo').exit).rejects.toBeInstanceOf(OwnerSilent)
  })
})
