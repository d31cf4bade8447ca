import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Argv } from 'yargs'
import { systemClock } from '@huiyin/kernel'
import { localIdentity } from '@huiyin/identity-local'
import type { Identity } from '@huiyin/identity'
import { DEMO_PASSWORD, demoStart, playDemo, stageOf } from '../demo/play.js'
import { PEOPLE } from '../demo/city.js'
import { alarmTimer, virtualClock, type VirtualClock } from '@huiyin/messaging'
import { servingAdapters } from '../host/adapters.js'
import { openInstallation, type Installation } from '../host/installation.js'
import { serve } from '../host/serve.js'
import { requireFreePort } from './free-port.js'
import { serveOwner } from '../owner/serve-owner.js'
import { keepSwept } from '../host/sweep-files.js'

interface StartArguments {
  readonly data: string | undefined
  readonly port: number
  readonly demo: boolean
}

/** Where to work: the folder named, else the environment's, else a temporary one that goes when the demo stops. */
const folderOf = (data: string | undefined): { readonly path: string; readonly temporary: boolean } => {
  const named = data ?? process.env['HUIYIN_DATA']
  if (named !== undefined && named !== '') return { path: resolve(named), temporary: false }
  return { path: mkdtempSync(join(tmpdir(), 'huiyin-demo-')), temporary: true }
}

const showDay = (done: number, of: number): void => {
  if (!process.stderr.isTTY) return
  const full = Math.round((done / of) * 24)
  process.stderr.write(
    `\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(24 - full)} 演示数据 demo data, day ${done} of ${of}`,
  )
  if (done === of) process.stderr.write('\r\u001b[2K')
}

/** One login for each role; the bureaus' people beyond the first are many and alike. */
const shownLogins = () => PEOPLE.filter(({ login }) => !/^(?:handler|principal)[2-8]$/.test(login))

type Played = Awaited<ReturnType<typeof playDemo>>

/** Codes with which a reporter follows what he sent in. */
const codesOf = ({ receipts }: Played): readonly string[] =>
  receipts.map(({ code, zh, en }) => `    ${code}  ${zh} ${en}`)

/** Who can sign in to the demonstration; of another folder that is nobody's business but its own. */
const demoAccounts = (): readonly string[] => {
  const logins = shownLogins().map(({ login, name, roles }) => `    ${login.padEnd(12)} ${name}（${roles.join(', ')}）`)
  return [
    `  演示账号 demo accounts, password ${DEMO_PASSWORD}`,
    ...logins,
    '    handler2 … handler8, principal2 … principal8: the other bureaus',
    '',
  ]
}

interface Told {
  readonly address: string
  readonly folder: string
  readonly demo: boolean
  readonly played: Played | null
}

const banner = ({ address, folder, demo, played }: Told): string =>
  [
    '',
    `  回音 Huiyin   ${address}`,
    `  群众入口      ${address}/c`,
    `  data folder   ${folder}`,
    ...(played
      ? [
          `  演示数据      ${played.items} items up to ${played.to}; nothing in it is real`,
          '  查询码 tracking codes',
          ...codesOf(played),
        ]
      : []),
    '',
    ...(demo ? demoAccounts() : []),
    '  仅本机可访问 loopback only · Ctrl-C stops it',
    '',
  ].join('\n')

const untilStopped = () =>
  new Promise<void>((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })

const play = async (installation: Installation, identity: Identity, clock: VirtualClock) => {
  const head = await installation.store.head()
  if (head) {
    clock.release()
    return null
  }
  return playDemo(stageOf(installation, identity, clock), showDay)
}

const onFault = (where: string, error: unknown) => console.error(`${where} stopped:`, error)

/** Uploads that no fact names are removed after a week. */
const sweepUploads = ({ files, store, personalData: { journal } }: Installation) =>
  keepSwept({ files, log: store, journal }, (error) => onFault('sweeping of files', error))

/** From now on the alarms ring by the machine's clock. */
const ringAlarms = ({ alarms }: Installation) =>
  alarmTimer({ clock: systemClock, alarms, onFault: (error) => onFault('alarms', error) })

const start = async ({ data, port, demo }: StartArguments): Promise<void> => {
  await requireFreePort(port)
  const { path, temporary } = folderOf(data)
  const clock = virtualClock(demoStart())
  if (!demo || existsSync(join(path, 'log.db'))) clock.release()
  const ports = { adapters: servingAdapters, onFault, onNotice: console.error }
  const installation = await openInstallation({ folder: path, clock, ...ports })
  const identity = localIdentity({ file: installation.folder.identity, clock: systemClock })
  try {
    const played = demo ? await play(installation, identity, clock) : null
    await installation.settle()
    const ringing = ringAlarms(installation)
    const sweeping = sweepUploads(installation)
    try {
      const host = await serve(installation, identity)
      const address = await host.listen(port)
      const owner = await serveOwner(installation, onFault)
      console.log(banner({ address, folder: path, demo, played }))
      await untilStopped()
      await owner.close()
      await host.close()
    } finally {
      sweeping.stop()
      await ringing.stop()
    }
  } finally {
    await identity.close()
    await installation.close()
    if (temporary) rmSync(path, { recursive: true, force: true })
  }
}

/** `huiyin start` */
export const startCommand = (cli: Argv): Argv =>
  cli.command(
    'start',
    'Run the product; with --demo a made-up city is played in first',
    (command: Argv) =>
      command
        .option('data', { type: 'string', describe: 'the data folder; HUIYIN_DATA or a temporary one when left out' })
        .option('port', { type: 'number', default: 4000, describe: 'where to listen, on 127.0.0.1' })
        .option('demo', { type: 'boolean', default: false, describe: 'play the demo year into an empty folder' })
        .example('$0 start --demo', 'the demo, gone when stopped'),
    (given) => start({ data: given.data, port: given.port, demo: given.demo }),
  )
