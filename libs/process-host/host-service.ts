import { alarmRunner, alarmTimer, type AlarmRunner } from '@huiyin/messaging'
import { alarmBook } from '@huiyin/read-model'
import { takeTurns, type SharedClock } from '@huiyin/cluster-postgres'
import { STORING_THREADS } from '@huiyin/files-local'
import { orUnwound } from '@huiyin/installation'
import { faultFields } from './hosting/log.js'
import { openBound, openParts, type FilesOn } from './open-service.js'
import type { OpenProcess, ProcessDefinition, ProcessTools } from './run-process.js'
import type { HostedContext } from './hosting/service.js'
import { serviceCalls } from './service-calls.js'
import { serviceConfig, type ServiceConfig } from './config/shapes.js'
import { watched } from './watched.js'

/** While the clock stands nothing rings by itself: whoever moves it fires what is due on the way. */
const unlessStanding = (alarms: AlarmRunner, clock: SharedClock): AlarmRunner => ({
  next: async () => (clock.isStanding() ? null : alarms.next()),
  fire: async (now) => (clock.isStanding() ? 0 : alarms.fire(now)),
})

/** Of several instances one rings the alarms; each ringing is one command, should two do so for a moment. */
const ringing = (
  { name }: HostedContext,
  { postgres }: ServiceConfig,
  { alarms, clock, tools }: { alarms: AlarmRunner; clock: SharedClock; tools: ProcessTools },
) => {
  const onFault = (error: unknown) => tools.log('error', 'an alarm could not be fired', faultFields(error))
  return takeTurns({
    url: postgres.url,
    name: `alarms ${name}`,
    onFault: (error) => tools.log('warn', 'the turn for ringing alarms was lost', faultFields(error)),
    onMine: () => alarmTimer({ clock, alarms: unlessStanding(alarms, clock), onFault }).stop,
  })
}

const open = (
  context: HostedContext,
  config: ServiceConfig,
  { tools, storing }: { readonly tools: ProcessTools } & FilesOn,
): Promise<OpenProcess> =>
  orUnwound(async (opened) => {
    const { parts, clock, marks, projector } = await openParts(context, config, { tools, opened, storing })
    const { send, bus } = await openBound(context, { parts, marks }, tools)
    opened(bus.stop)
    const answers = (await context.answers?.(parts)) ?? {}
    if (answers.close) opened(answers.close)
    await bus.start()
    await bus.settle() // its copies of others are as they were published before anybody asks
    const book = alarmBook(parts.lists.query, context.alarms)
    const onFault = (error: Error) => tools.log('error', 'an alarm was refused', faultFields(error))
    const alarms = alarmRunner({ book, send, onFault })
    const turn = context.alarms.length === 0 ? null : ringing(context, config, { alarms, clock, tools })
    if (turn) opened(turn.stop)
    const { store, listsCaughtUp } = parts
    const watching = watched({ store, bus, projector, alarms, clock, config, metrics: tools.metrics })
    opened(watching.stop)
    return {
      modules: answers.modules ?? [],
      calls: { ...serviceCalls({ store, clock, bus, alarms, send, listsCaughtUp }), ...answers.calls },
      unready: watching.unready,
    }
  })

/** A context as a process of its own: its log, lists, bus and alarms on the engines that the configuration names. */
export const serviceProcess = (
  context: HostedContext,
  { storing }: FilesOn = { storing: STORING_THREADS },
): ProcessDefinition<typeof serviceConfig> => ({
  name: context.name,
  config: serviceConfig,
  open: (config, tools) => open(context, config, { tools, storing }),
})
