import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { HISTORY, ITEM } from '../../shared/api/questions.js'
import type { Action, Item } from '../../shared/api/schema.generated.js'
import { FollowUps } from '../../shared/command/follow-ups.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { campaignIn, useCampaign } from '../../shared/viewer/use-campaign.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { ActionsCard } from './actions-card.js'
import { CommandDrawer } from './command-drawer.js'
import { ConsequencesCard } from './consequences-card.js'
import { CameAgainCard } from './came-again-card.js'
import { DuplicatesCard } from './duplicates-card.js'
import { EntriesCard } from './entries-card.js'
import { AccessesCard } from './accesses-card.js'
import { EvidenceCard, PhotosCard } from './files-card.js'
import { HistoryCard } from './history-card.js'
import { ItemHead } from './item-head.js'
import { PlanCard } from './plan-card.js'
import { AssignmentObjectionCard } from './assignment-objection-card.js'
import { ObjectionNote } from './objection-note.js'
import { OpeningNotes } from './opening-notes.js'
import { ResponsibleCard } from './responsible-card.js'
import { ReporterCard } from './reporter-card.js'
import { WorkHead } from './work-head.js'
import './item.css'

const useItemAccepted = (itemId: string, refresh: () => void) => {
  return useAccepted({
    ...{ question: ITEM, variables: { itemId } },
    positionIn: ({ item }) => item?.asOf.position,
    refresh,
  })
}

/** What was chosen to be done, and what the place it was chosen in says: a fact of the history, or another item. */
interface Chosen {
  readonly action: Action
  readonly beside?: Readonly<Record<string, string>>
}

interface ShownItemProps {
  readonly item: Item
  readonly campaign: string | null
  readonly refresh: () => void
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen | null) => void
}

const ShownItem = ({ item, campaign, refresh, chosen, onChoose }: ShownItemProps) => {
  const { me } = useSigned()
  const { accepted, pending } = useItemAccepted(item.itemId, refresh)
  const [opened, setOpened] = useState<{ readonly reportId: string; readonly nth: number } | null>(null)
  const nth = opened?.nth ?? 0
  return (
    <>
      <FollowUps pending={pending} />
      {item.work ? <WorkHead item={item} work={item.work} /> : null}
      {item.row ? <ItemHead item={item} row={item.row} campaign={campaign} /> : null}
      <AssignmentObjectionCard item={item} />
      <ObjectionNote item={item} />
      {item.row ? <OpeningNotes item={item} /> : null}
      <CameAgainCard item={item} />
      {item.row && me.questions.includes('likelyDuplicates') ? (
        <DuplicatesCard
          item={item}
          row={item.row}
          onMark={(action, original) => onChoose({ action, beside: { originalItemId: original.item.itemId } })}
        />
      ) : null}
      <ActionsCard item={item} onChoose={(action) => onChoose({ action })} />
      {chosen ? (
        <CommandDrawer
          key={`${chosen.action.command}-${chosen.action.target}-${Object.values(chosen.beside ?? {}).join()}`}
          action={chosen.action}
          item={item}
          campaign={campaign}
          {...(chosen.beside ? { beside: chosen.beside } : {})}
          onClose={() => onChoose(null)}
          onAccepted={(answer, { reportId }) => {
            onChoose(null)
            if (chosen.action.command === 'OpenReporter') setOpened({ reportId: String(reportId), nth: nth + 1 })
            void accepted(answer)
          }}
        />
      ) : null}
      {opened ? (
        <ReporterCard
          key={opened.nth}
          itemId={item.itemId}
          reportId={opened.reportId}
          onClose={() => setOpened(null)}
        />
      ) : null}
      <EntriesCard item={item} />
      <ResponsibleCard item={item} />
      <PlanCard item={item} />
      <EvidenceCard item={item} onChoose={(action, beside) => onChoose({ action, beside })} />
      {item.row ? <PhotosCard item={item} opened={opened?.reportId ?? null} /> : null}
    </>
  )
}

const usePanels = (itemId: string) => {
  const item = usePanel({ question: ITEM, variables: { itemId }, read: (data) => data.item })
  const history = usePanel({ question: HISTORY, variables: { itemId, knownAt: null }, read: (data) => data.history })
  const refresh = () => {
    item.refresh()
    history.refresh()
  }
  return { item, history, refresh }
}

/** One item: what it is, what may be done now, and everything that happened to it. */
export const ItemPage = () => {
  const { t } = useTranslation()
  const { itemId = '' } = useParams()
  const navigate = useNavigate()
  const { item, history, refresh } = usePanels(itemId)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const inForce = useCampaign()
  const { me } = useSigned()
  const told = history.state.kind === 'data' ? campaignIn(history.state.data.facts) : null
  const shown = item.state.kind === 'data' ? item.state : null
  const number = shown ? ((shown.data.row ?? shown.data.work)?.number ?? t('desk.noNumber')) : itemId
  return (
    <div className="item-page">
      <PageHead
        title={t(shown?.data.work ? 'item.work.title' : 'item.title', { number })}
        before={<Button onClick={() => void navigate(-1)}>{t('item.back')}</Button>}
      >
        {shown ? <AsOfStamp asOf={shown.data.asOf} refreshing={shown.refreshing} refresh={refresh} /> : null}
      </PageHead>
      <Panel state={item.state} refresh={item.refresh}>
        {(found) => (
          <ShownItem item={found} campaign={told ?? inForce} refresh={refresh} chosen={chosen} onChoose={setChosen} />
        )}
      </Panel>
      <Panel state={history.state} refresh={history.refresh}>
        {(found) => (
          <>
            {shown ? <ConsequencesCard sanctions={found.sanctions} now={shown.data.asOf.at} /> : null}
            <HistoryCard
              history={found}
              onVoid={(action, factId) => setChosen({ action, beside: { factId } })}
              number={number}
              now={shown?.data.asOf.at ?? found.facts.at(-1)?.recordedAt ?? ''}
            />
            {me.questions.includes('accesses') ? <AccessesCard itemId={found.itemId} /> : null}
          </>
        )}
      </Panel>
    </div>
  )
}
