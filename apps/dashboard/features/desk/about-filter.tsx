import { Input, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { forestOf } from '../../shared/catalogue/catalogue.js'
import { CategoryTree } from '../../shared/catalogue/category-tree.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface AboutFilterProps {
  readonly about: string | null
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
}

/** Narrows the items to a campaign, a category or how one shows; nothing where the tenant has no campaign. */
export const AboutFilter = ({ about, set }: AboutFilterProps) => {
  const { t } = useTranslation()
  const { catalogues } = useSigned()
  const { language } = useLabels()
  if (catalogues.size === 0) return null
  return (
    <CategoryTree
      className="filter-about"
      label={t('desk.category')}
      placeholder={t('desk.allCategories')}
      nodes={forestOf(catalogues, language)}
      value={about}
      onChange={(chosen) => set({ about: chosen })}
    />
  )
}

interface CellFilterProps {
  readonly cell: string | null
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
}

/** Narrows the items to a cell of the grid, by its code. */
export const CellFilter = ({ cell, set }: CellFilterProps) => {
  const { t } = useTranslation()
  return (
    <Input.Search
      key={cell}
      className="filter-cell"
      allowClear
      defaultValue={cell ?? ''}
      placeholder={t('desk.cell')}
      aria-label={t('desk.cell')}
      maxLength={80}
      onSearch={(code) => set({ cell: code.trim() })}
    />
  )
}

interface CarriedFiltersProps extends Pick<CellFilterProps, 'set'> {
  readonly channel: string | null
  readonly from: string | null
  readonly to: string | null
}

/** What the items are narrowed to by where somebody came from; it is taken off here, and chosen there. */
export const CarriedFilters = ({ channel, from, to, set }: CarriedFiltersProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  return (
    <>
      {channel === null ? null : (
        <Tag closable onClose={() => set({ channel: null })}>
          {labels.channel(channel)}
        </Tag>
      )}
      {from === null && to === null ? null : (
        <Tag closable onClose={() => set({ from: null, to: null })}>
          {t('map.onDesk', { from: from ?? t('map.begin'), to: to ?? t('map.end') })}
        </Tag>
      )}
    </>
  )
}
