#!/usr/bin/python
# fmt: off
# ruff: noqa
#no space
#  two spaces
#: odd
#
# tab	inside
## two signs
# 你好，世界

"""Docstring."""  # behind the docstring
# directly below

x = 1  # behind
y = 2 #close
z = 3;  # behind a semicolon
# before def



# three blank lines above
def f(a,  # first
      b,
      # above c
      c=1,  # third
      *, d):  # header
    # first in the body
    x = 1

    # middle

    return x  # behind return
    # last in the body
# after the body

    # indented for no reason
class C:  # the class

    # before the first

    x = 1
    # end of the class


if x:  # if
    pass  # pass
    # end of if
# before elif
elif y:  # elif
    pass
# before else
else:  # else
    # in else
    pass
    # end of else
for i in x:  # for
    pass
else:  # for else
    pass
while x:  # while
    break  # break
    # after break
else:
    # while else
    pass
try:  # try
    pass
# before except
except A:  # except A
    pass
except (  # B
    B,  # b
    C
):  # end
    pass
except:  # bare
    pass
else:  # try else
    pass
# before finally
finally:  # finally
    pass
with a as b:  # with
    pass
with (
    a as b,  # first
    # above
    c as d,
):  # two
    pass
match x:  # match
    # before case
    case 1:  # one
        pass
    # between
    case [
        2,  # two
        3
    ]:
        pass
        # end of case
    # end of match
# after match
call(  # open
    1,  # one
    # above two
    2,
    *rest,  # rest
    key=3,  # key
    **more  # more
    # end
)  # closed
x = [
    # first
    1,

    # second
    2,  # two
]
x = {
    'a': 1,  # a
    # above b
    'b': [  # open b
        2,  # two
    ],
    **c,  # rest
}
x = (
    1 +  # one
    2  # two
)
x = (
    # only
    a
)
x = a if (
    b  # b
) else c
text = (
    'one '  # 1
    'two'  # 2
)
value = f(
    g(
        1,  # inner
    ),  # outer
)
if (a and  # a
        b):  # b
    pass
elif (c or  # c
      d):
    pass
return_ = lambda: (  # lambda
    1
)
@decorator  # decorator
# between
@other
def g():  # g
    pass
from a import (  # from
    b,  # b
    # above c
    c,
)
assert (
    a  # a
), b
del (
    a,  # a
)
# the end

# really
