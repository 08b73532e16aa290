"""A drawing of growth: two panels, both axes logarithmic, as SVG that reads on a light and on a dark page."""

import math

WIDTH, HEIGHT = 950, 440
PANEL, TOP, BOTTOM, LEFT = 330, 50, 330, 70
GAP = 110
# One colour and one mark a line: the marks tell them apart without colour.
LINES = [
    ("start", "#0072b2", "circle"), ("key", "#009e73", "square"), ("worst", "#56b4e9", "diamond"), ("walk", "#d55e00", "triangle"),
    ("why", "#cc79a7", "cross"), ("check", "#e69f00", "plus"), ("yaml", "#888888", "ring"), ("peak", "#7f6fcf", "dash"),
]
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #222 }
  .axis, .grid { stroke: #222; fill: none } .grid { stroke-opacity: .18 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .axis, .grid { stroke: #ddd } }
"""


def mark(kind, x, y, colour):
    r = 4
    solid, line = f'fill="{colour}"', f'fill="none" stroke="{colour}" stroke-width="2"'
    shapes = {
        "circle": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" {solid}/>',
        "ring": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" {line}/>',
        "square": f'<rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r}" height="{2 * r}" {solid}/>',
        "diamond": f'<path d="M{x:.1f} {y - r - 1:.1f}l{r + 1} {r + 1}l-{r + 1} {r + 1}l-{r + 1} -{r + 1}z" {solid}/>',
        "triangle": f'<path d="M{x:.1f} {y - r:.1f}l{r} {2 * r}h-{2 * r}z" {solid}/>',
        "cross": f'<path d="M{x - r:.1f} {y - r:.1f}l{2 * r} {2 * r}m0 -{2 * r}l-{2 * r} {2 * r}" {line}/>',
        "plus": f'<path d="M{x - r:.1f} {y:.1f}h{2 * r}m-{r} -{r}v{2 * r}" {line}/>',
        "dash": f'<path d="M{x - r:.1f} {y:.1f}h{2 * r}" {line} stroke-dasharray="3 2"/>',
    }
    return shapes[kind]


def seconds(power):
    return {-3: "1 ms", -2: "10 ms", -1: "100 ms"}.get(power, f"{10 ** power:,g} s" if power >= 0 else f"{10 ** (power + 6):g} µs")


class Panel:
    """One of the two: a scale across, one for seconds and, at its right, one for megabytes."""

    def __init__(self, left, title, points):
        self.left, self.title, self.points = left, title, points
        across = sorted(points)
        self.low, self.high = math.log10(across[0]), math.log10(across[-1] if len(across) > 1 else across[0] * 10)
        values = [value for point in points.values() for name, value in point.items() if value and name != "peak"]
        self.bottom = math.floor(math.log10(min(values, default=0.001)))
        self.top = max(self.bottom + 1, math.ceil(math.log10(max(values, default=1))))

    def x(self, value):
        return self.left + (math.log10(value) - self.low) / (self.high - self.low) * PANEL

    def y(self, power):
        return BOTTOM - (power - self.bottom) / (self.top - self.bottom) * (BOTTOM - TOP)

    def height_of(self, name, value):
        # A megabyte stands where a millisecond does.
        power = math.log10(value) - (3 if name == "peak" else 0)
        return self.y(min(self.top, max(self.bottom, power)))

    def draw(self):
        yield f'<text x="{self.left + PANEL / 2}" y="25" text-anchor="middle" font-weight="bold">{self.title}</text>'
        for power in range(self.bottom, self.top + 1):
            y = self.y(power)
            yield f'<path class="grid" d="M{self.left} {y:.1f}h{PANEL}"/>'
            yield f'<text x="{self.left - 8}" y="{y + 4:.1f}" text-anchor="end">{seconds(power)}</text>'
            if power >= -3:
                yield f'<text x="{self.left + PANEL + 8}" y="{y + 4:.1f}">{10 ** (power + 3):,} MB</text>'
        for value in sorted(self.points):
            x = self.x(value)
            yield f'<path class="grid" d="M{x:.1f} {TOP}V{BOTTOM}"/>'
            yield f'<text x="{x:.1f}" y="{BOTTOM + 20}" text-anchor="middle">{value:,}</text>'
        yield f'<path class="axis" d="M{self.left} {TOP}V{BOTTOM}h{PANEL}V{TOP}"/>'
        for name, colour, kind in LINES:
            places = [
                (self.x(at), self.height_of(name, point[name])) for at, point in sorted(self.points.items()) if point.get(name)
            ]
            if places:
                way = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
                dashes = ' stroke-dasharray="5 3"' if name in ("yaml", "peak") else ""
                yield f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="1.8"{dashes}/>'
                yield from (mark(kind, x, y, colour) for x, y in places)


def draw(found, measures):
    panels = [
        Panel(LEFT, "apps, 15 questions", found["apps"]),
        Panel(LEFT + PANEL + GAP + 20, "questions, 1,000 apps", found["questions"]),
    ]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<title>How time and memory grow with apps and with questions</title>",
        f"<style>{STYLE}</style>",
    ]
    for panel in panels:
        lines += panel.draw()
    names = {name: words.replace("`", "") + (" (right scale)" if unit == "MB" else "") for name, words, unit in measures}
    for at, (name, colour, kind) in enumerate(LINES):
        x, y = LEFT + (at % 4) * 205, BOTTOM + 58 + at // 4 * 26
        lines.append(mark(kind, x, y - 4, colour) + f'<text x="{x + 12}" y="{y}">{names[name]}</text>')
    return "\n".join([*lines, "</svg>", ""])
