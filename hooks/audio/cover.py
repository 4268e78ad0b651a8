"""The cover of the podcast: a square picture, drawn in the type of the printed book.

Directories of podcasts ask for 1400 to 3000 pixels, RGB, without transparency:
https://podcasters.apple.com/support/896-artwork-requirements
"""

from importlib.resources import as_file, files
from io import BytesIO

from rendering.render import Renderer
from rendering.typography import set_spaces

SIDE = 3000
PACKAGES = ("resvg_py", "PIL", "font_source_serif_pro")
_FONT = ("font_source_serif_pro", "files/SourceSerifPro-Bold.otf")


def cover(renderer: Renderer, language: str, title: str) -> bytes:
    """The picture as PNG."""
    import resvg_py  # here, because most builds make no audio
    from PIL import Image

    drawing = renderer.fill("podcast/cover.svg", language, "", title=set_spaces(title, language))
    package, name = _FONT
    with as_file(files(package) / name) as font:
        drawn = resvg_py.svg_to_bytes(
            svg_string=drawing,
            width=SIDE,
            height=SIDE,
            font_files=[str(font)],
            skip_system_fonts=True,
        )
    opaque = BytesIO()
    Image.open(BytesIO(drawn)).convert("RGB").save(opaque, "PNG")
    return opaque.getvalue()
