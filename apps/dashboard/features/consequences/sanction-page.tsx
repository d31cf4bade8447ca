import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { SANCTION } from '../../shared/api/questions.js'
import type { Action, Sanction } from '../../shared/api/schema.generated.js'
import { ActionButtons } from '../../shared/command/action-buttons.js'
import { FollowUps } from '../../shared/command/follow-ups.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { BasisCard, SanctionHead, WordsCard } from './sanction-cards.js'
import { SanctionDrawer } from './sanction-drawer.js'
import './consequences.css'

interface ActionsProps {
  readonly actions: readonly Action[]
  readonly onChoose: (action: Action) => void
}

const Actions = ({ actions, onChoose }: ActionsProps) => {
  const { t } = useTranslation()
  const allowed = actions.filter((action) => action.allowed)
  const refused = actions.filter((action) => !action.allowed)
  return (
    <section className="card no-print">
      <h2>{t('consequences.actions')}</h2>
      <Alert type="info" showIcon title={t('consequences.promise')} className="promise" />
      {allowed.length === 0 ? (
        <p className="quiet">{t(refused.length === 0 ? 'consequences.noActions' : 'consequences.nothingNow')}</p>
      ) : null}
      <ActionButtons actions={actions} onChoose={onChoose} />
    </section>
  )
}

interface ShownProps {
  readonly sanction: Sanction
  readonly refresh: () => void
}

const Shown = ({ sanction, refresh }: ShownProps) => {
  const { t } = useTranslation()
  const [action, setAction] = useState<Action | null>(null)
  const { sanctionId } = sanction.row
  const { accepted, pending } = useAccepted({
    ...{ question: SANCTION, variables: { sanctionId } },
    positionIn: ({ sanction }) => sanction?.asOf.position,
    refresh,
  })
  return (
    <>
      <FollowUps pending={pending} />
      {sanction.chainIntact ? null : <Alert role="alert" type="error" showIcon title={t('history.chainBroken')} />}
      <SanctionHead sanction={sanction} />
      <Actions actions={sanction.actions} onChoose={setAction} />
      {action ? (
        <SanctionDrawer
          key={action.command}
          action={action}
          sanction={sanction}
          onClose={() => setAction(null)}
          onAccepted={(answer) => {
            setAction(null)
            void accepted(answer)
          }}
        />
      ) : null}
      <WordsCard sanction={sanction} />
      <BasisCard sanction={sanction} />
    </>
  )
}

/** One measure: what it rests on, what was said about it, and what may be done by whoever looks at it. */
export const SanctionPage = () => {
  const { t } = useTranslation()
  const labels = useLabels()
  const navigate = useNavigate()
  const { sanctionId = '' } = useParams()
  const { state, refresh } = usePanel({ question: SANCTION, variables: { sanctionId }, read: (data) => data.sanction })
  const shown = state.kind === 'data' || state.kind === 'partial' ? state.data : null
  const row = shown?.row
  const title = row
    ? t('consequences.one', { kind: labels.word('sanctionKind', row.kind), unit: labels.unit(row.unitId) })
    : t('consequences.title')
  return (
    <>
      <PageHead title={title} before={<Button onClick={() => void navigate(-1)}>{t('item.back')}</Button>}>
        {shown ? (
          <AsOfStamp asOf={shown.asOf} refreshing={state.kind === 'data' && state.refreshing} refresh={refresh} />
        ) : null}
      </PageHead>
      <Panel state={state} refresh={refresh}>
        {(sanction) => <Shown sanction={sanction} refresh={refresh} />}
      </Panel>
    </>
  )
}
