import { useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { CATALOGUES, CHANNELS, ME, PEOPLE, UNITS } from '../shared/api/questions.js'
import type { Catalogue, Channel, Person, Unit, Viewer } from '../shared/api/schema.generated.js'
import { Panel } from '../shared/panel/panel.js'
import type { PanelState } from '../shared/panel/panel-state.js'
import { usePanel } from '../shared/panel/use-panel.js'
import { SessionEnd } from '../shared/viewer/session-end.js'
import { SignedContext } from '../shared/viewer/viewer.js'
import { FrameHead } from './frame-head.js'

interface SignedFrameProps {
  readonly me: Viewer
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly channels: readonly Channel[]
  readonly catalogues: readonly Catalogue[]
}

const SignedFrame = ({ me, units, people, channels, catalogues }: SignedFrameProps) => {
  const { t } = useTranslation()
  const signed = useMemo(
    () => ({
      me,
      units: new Map(units.map((unit) => [unit.unitId, unit])),
      people: new Map(people.map((person) => [person.personId, person])),
      channels: new Map(channels.map((channel) => [channel.code, channel])),
      catalogues: new Map(catalogues.map((catalogue) => [catalogue.campaignId, catalogue])),
    }),
    [me, units, people, channels, catalogues],
  )
  return (
    <SignedContext value={signed}>
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      <FrameHead me={me} />
      <main id="content">
        <Outlet />
      </main>
    </SignedContext>
  )
}

const NOBODY: readonly never[] = []
const knownIn = <T,>(state: PanelState<T>): T | null =>
  state.kind === 'data' || state.kind === 'partial' ? state.data : null

const Asking = () => {
  const me = usePanel({ question: ME, variables: {}, read: ({ me: viewer }) => viewer })
  const pause = knownIn(me.state) === null // who has not signed in is asked nothing else
  const units = usePanel({ question: UNITS, variables: {}, pause, read: (data) => data.units })
  const people = usePanel({ question: PEOPLE, variables: {}, pause, read: (data) => data.people })
  const channels = usePanel({ question: CHANNELS, variables: {}, pause, read: (data) => data.channels })
  const catalogues = usePanel({ question: CATALOGUES, variables: {}, pause, read: (data) => data.catalogues })
  const known = {
    units: knownIn(units.state) ?? NOBODY,
    people: knownIn(people.state) ?? NOBODY,
    channels: knownIn(channels.state) ?? NOBODY,
    catalogues: knownIn(catalogues.state) ?? NOBODY,
  }
  const isWaiting = [units, people, channels, catalogues].some(({ state }) => state.kind === 'loading')
  const frame = (viewer: Viewer): ReactNode => (isWaiting ? null : <SignedFrame me={viewer} {...known} />)
  return (
    <Panel state={me.state} refresh={me.refresh}>
      {frame}
    </Panel>
  )
}

/** Everything but signing in: who one is must be known first, and a session that ended leads to signing in and back. */
export const Frame = () => {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const end = useCallback(
    () =>
      void navigate(`/sign-in?${new URLSearchParams({ next: `${pathname}${search}` }).toString()}`, { replace: true }),
    [navigate, pathname, search],
  )
  return (
    <SessionEnd value={end}>
      <Asking />
    </SessionEnd>
  )
}
