// The product over one folder, as a browser meets it, in a process of its own: `node server.js <folder> <instant> [--one-thread]`. Its
// clock stands where the folder ends, so that the same entries are due whenever this runs. Says its address when it listens.
import { localIdentity } from '@huiyin/identity-local'
import { embeddedAdapters, servingAdapters } from '@huiyin/host/adapters'
import { openInstallation } from '@huiyin/host/installation'
import { serve } from '@huiyin/host/serve'
import { systemClock } from '@huiyin/kernel'
import { virtualClock } from '@huiyin/messaging'

const [folder, at, oneThread] = process.argv.slice(2)
if (!folder || !at) throw new Error('name the folder and the instant')
const installation = await openInstallation({
  folder,
  existing: true,
  clock: virtualClock(at),
  adapters: oneThread ? embeddedAdapters : servingAdapters,
})
await installation.settle()
const identity = localIdentity({ file: installation.folder.identity, clock: systemClock })
const host = await serve(installation, identity)
process.send?.({ address: await host.listen(0) })
process.on('message', (wanted) => {
  if (wanted === 'cpu') process.send?.({ cpu: process.cpuUsage() })
})
process.once('disconnect', () => {
  void host
    .close()
    .then(() => identity.close())
    .then(() => installation.close())
})
