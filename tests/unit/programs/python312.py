# fmt: off
# ruff: noqa
"""What Python 3.12 added."""
type Pair[T] = tuple[T, T]
type Plain = int
type Many[*Ts, **P] = Callable[P, tuple[*Ts]]


def first[T: (int, str)](items: list[T]) -> T:
    return items[0]


async def later[T](x: T): ...


class Box[T: int, *Ts](Base[T]):
    x: T


class Bare[T]: pass


nested = f'{'same'}', f"{"a" + f"{"b"}"}", f'{x['k']}', f'{'\n'.join(x)}', f'''{
    x  # a comment inside
    + 1
}''', f'{x:{'>'}{10}}', f"{x!r:{"^"}20}"


def spread[
    T,  # beside it
    U: # inside it
    int,
](): pass


type Spread[T: (  # inside it
    int, str)] = list[T]


x = f"{a  # it's a comment (that closes nothing
    }"
