import { connect, createServer, type Server, type Socket } from 'node:net'

/**
 * A TCP connection between two processes as a network may treat it. Cut: what stands is reset and nothing new is made.
 * Swallowing: connections are taken and stand, nothing comes out of them, and none of them ever comes back to life, as behind
 * a firewall that has forgotten them. Holding: nothing comes out, and all of it does when the cable is mended.
 */
export interface Cable {
  /** Whoever is to be reached through it connects to this port of this machine. */
  readonly port: number
  cut(): void
  swallow(): void
  hold(): void
  /** From here on what is made and what was held goes through. */
  mend(): void
  /** How many connections lie in it that neither of its ends has closed. */
  standing(): number
  close(): Promise<void>
}

type State = 'whole' | 'cut' | 'swallowing' | 'holding'

/** The connection of one who has connected, and the other half of it where there is one. */
interface Strand {
  readonly near: Socket
  far: Socket | null
  /** What happened at its ends while it was held. */
  readonly late: (() => void)[]
  /** Nothing comes out of it any more, for ever. */
  isDead: boolean
}

const bothOf = ({ near, far }: Strand): readonly Socket[] => (far ? [near, far] : [near])

/** What comes in at one end goes out at the other, its end and its loss included; while it is held all of that waits. */
const passing = (strand: Strand, [from, to]: readonly [Socket, Socket], isHeld: () => boolean): void => {
  const pass = (act: () => void): void => {
    if (strand.isDead) return
    if (isHeld()) strand.late.push(act)
    else act()
  }
  from.on('data', (part) =>
    pass(() => {
      if (!to.write(part)) from.pause()
    }),
  )
  from.on('end', () => pass(() => to.end()))
  from.on('close', () => pass(() => to.destroy()))
  to.on('drain', () => from.resume())
}

const quiet = (socket: Socket): Socket => socket.on('error', () => undefined).setNoDelay(true)

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a cable has no port')
  return address.port
}

/** The strands of a cable, and what happens to a new one. */
const strandsTo = (target: () => number, now: () => State) => {
  const strands = new Set<Strand>()
  const isHeld = () => now() === 'holding'
  const reach = (strand: Strand): void => {
    const { near } = strand
    const far = quiet(connect({ host: '127.0.0.1', port: target(), allowHalfOpen: true }))
    strand.far = far
    passing(strand, [near, far], isHeld)
    passing(strand, [far, near], isHeld)
    near.resume()
  }
  const take = (near: Socket): void => {
    quiet(near)
    if (now() === 'cut') return void near.resetAndDestroy()
    const strand: Strand = { near, far: null, late: [], isDead: now() === 'swallowing' }
    strands.add(strand)
    near.on('close', () => strand.isDead || isHeld() || strands.delete(strand))
    if (now() === 'whole') reach(strand)
    else if (strand.isDead) near.resume()
    else near.pause()
  }
  return { strands, reach, take }
}

/** A cable to a port of this machine, asked for whenever somebody connects. */
export const openCable = async (target: () => number): Promise<Cable> => {
  let state: State = 'whole'
  const { strands, reach, take } = strandsTo(target, () => state)
  const server = createServer({ allowHalfOpen: true }, take)
  const port = await listening(server)
  const alive = () => [...strands].filter(({ isDead }) => !isDead)
  return {
    port,
    cut: () => {
      state = 'cut'
      for (const socket of [...strands].flatMap(bothOf)) socket.resetAndDestroy()
      strands.clear()
    },
    swallow: () => {
      state = 'swallowing'
      for (const strand of alive()) strand.isDead = true
    },
    hold: () => {
      state = 'holding'
    },
    mend: () => {
      state = 'whole'
      for (const strand of alive()) {
        for (const act of strand.late.splice(0)) act()
        if (strand.near.destroyed) strands.delete(strand)
        else if (!strand.far) reach(strand)
      }
    },
    standing: () => strands.size,
    close: async () => {
      for (const socket of [...strands].flatMap(bothOf)) socket.destroy()
      strands.clear()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
