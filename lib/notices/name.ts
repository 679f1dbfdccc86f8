/** What a notice is named from. */
type Named = { title?: string | null; manufacturer?: string | null; devices: readonly string[] };

/** Whether a title tells this notice from others: "Urgent Field Safety Notice" alone does not. Pure. */
function titleTells(title: string, devices: readonly string[]): boolean {
  const lower = title.toLowerCase();
  return devices.some((name) => lower.includes(name.toLowerCase()));
}

/** Manufacturer and the first three devices, such as "Pumpteknik AB: Infusor P300"; null without a device. Pure. */
function nameFromDevices({ manufacturer, devices }: Named): string | null {
  if (devices.length === 0) return null;
  return [manufacturer, devices.slice(0, 3).join(", ")].filter(Boolean).join(": ");
}

/**
 * What a case is called after its notice: the first title that names the device, else manufacturer and devices, else
 * the notice's own title or the manufacturer. Null when nothing is known. Pure.
 */
export function nameOfNotice(notice: Named, otherTitles: readonly string[] = []): string | null {
  const titles = [notice.title ?? "", ...otherTitles].filter((title) => title.trim() !== "");
  const telling = titles.find((title) => titleTells(title, notice.devices));
  const name = telling ?? nameFromDevices(notice) ?? titles[0] ?? notice.manufacturer ?? null;
  return name?.replace(/\s+/g, " ").trim() ?? null;
}
