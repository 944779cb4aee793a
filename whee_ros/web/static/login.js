var n=document.getElementById("wrong");n&&location.hash==="#wrong"&&(n.hidden=!1);
