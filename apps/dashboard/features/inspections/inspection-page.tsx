import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { INSPECTION } from '../../shared/api/inspection-questions.js'
import type { Action, Inspection } from '../../shared/api/schema.generated.js'
import { ActionButtons } from '../../shared/command/action-buttons.js'
import { FollowUps } from '../../shared/command/follow-ups.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { FindingsCard, InspectionHead, RecordCard } from './inspection-cards.js'
import { InspectionDrawer } from './inspection-drawer.js'
import './inspections.css'

interface ActionsProps {
  readonly actions: readonly Action[]
  readonly onChoose: (action: Action) => void
}

const Actions = ({ actions, onChoose }: ActionsProps) => {
  const { t } = useTranslation()
  if (actions.length === 0) return null
  return (
    <section className="card no-print">
      <h2>{t('consequences.actions')}</h2>
      <ActionButtons actions={actions} onChoose={onChoose} />
    </section>
  )
}

interface ShownProps {
  readonly inspection: Inspection
  readonly refresh: () => void
}

const Shown = ({ inspection, refresh }: ShownProps) => {
  const { t } = useTranslation()
  const [action, setAction] = useState<Action | null>(null)
  const { inspectionId } = inspection.row
  const { accepted, pending } = useAccepted({
    ...{ question: INSPECTION, variables: { inspectionId } },
    positionIn: ({ inspection }) => inspection?.asOf.position,
    refresh,
  })
  return (
    <>
      <FollowUps pending={pending} />
      <InspectionHead inspection={inspection} />
      <Actions actions={inspection.actions.filter(({ target }) => target === inspectionId)} onChoose={setAction} />
      {action ? (
        <InspectionDrawer
          key={`${action.command}-${action.target}`}
          {...{ action, inspection }}
          onClose={() => setAction(null)}
          onAccepted={(answer) => {
            setAction(null)
            void accepted(answer)
          }}
        />
      ) : null}
      <FindingsCard inspection={inspection} onChoose={setAction} />
      <RecordCard inspection={inspection} />
      <p className="print-only inspection-signatures">{t('inspections.signatures')}</p>
    </>
  )
}

/** One inspection: what was planned, what was found and what became of it; printed, it is the record. */
export const InspectionPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { inspectionId = '' } = useParams()
  const { state, refresh } = usePanel({
    ...{ question: INSPECTION, variables: { inspectionId } },
    read: (data) => data.inspection,
  })
  const shown = state.kind === 'data' || state.kind === 'partial' ? state.data : null
  return (
    <>
      <PageHead
        title={shown?.row.title ?? t('inspections.title')}
        before={
          <Button className="no-print" onClick={() => void navigate(-1)}>
            {t('item.back')}
          </Button>
        }
      >
        {shown ? (
          <>
            <Button className="no-print" onClick={() => globalThis.print()}>
              {t('inspections.print')}
            </Button>
            <AsOfStamp asOf={shown.asOf} refreshing={state.kind === 'data' && state.refreshing} refresh={refresh} />
          </>
        ) : null}
      </PageHead>
      <Panel state={state} refresh={refresh}>
        {(inspection) => <Shown inspection={inspection} refresh={refresh} />}
      </Panel>
    </>
  )
}
